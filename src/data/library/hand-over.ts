import { type BlobRef, CHUNK_BYTES, isChunked } from '../../protocol/pack/blob-ref.ts';
import type { BlobKind, PlannedBlob } from '../../protocol/pack/plan-download.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { alone } from './alone.ts';
import { atMost } from './at-most.ts';
import type { Background } from './background.ts';
import { backgroundFetchId } from './background-fetch.ts';
import { chunkHashes, keptChunks } from './chunks.ts';
import type { Cancellable, FetchDeps } from './deps.ts';
import { changeDownload, type Download } from './download-row.ts';
import { fetchChunkHashes } from './fetch-blob.ts';
import { pieceUrl } from './fetch-piece.ts';
import { forgetHandedOver } from './handed-over.ts';
import { keepPieces } from './keep-pieces.ts';
import { type MissingPiece, missingPieces } from './missing-pieces.ts';
import { hasRoomFor } from './storage.ts';

/** Less than this the page fetches before the browser has begun. */
const LEAST_BYTES = 2 * CHUNK_BYTES;
/** It cannot be called back piece by piece, and lies twice on the phone while it is taken in. */
const MOST_BYTES = 100 * CHUNK_BYTES;
const MOST_PIECES = 300;
const LISTS_AT_ONCE = 4;
const ICONS = [{ src: '/icon-192.png', sizes: '192x192', type: 'image/png' }];

export interface HandOverOptions extends Cancellable {
  /** Hashes of what the page is fetching itself. */
  inHand: ReadonlySet<string>;
}

/**
 * Has the browser fetch in the background what lacks next of a plan [DL20]. `false` where it is too little, not allowed, or refused: then nothing
 * has changed. Throws PackProblem.
 */
export async function handOver(
  deps: FetchDeps,
  background: Background,
  wish: Download,
  plan: readonly PlannedBlob[],
  options: HandOverOptions,
): Promise<boolean> {
  await bringLists(deps, wish, plan, options);
  const chosen = await choose(deps, background, wish, plan, options);
  const bytes = sum(chosen.map(({ piece }) => piece.bytes));
  if (bytes < LEAST_BYTES || !background.isLeft() || !(await hasRoomFor(2 * bytes))) return false;
  const course = await deps.library.courses.get([wish.course, wish.version]);
  if (!course) return false;
  // The mark comes first: the service worker may have ended its work before this page is awake again.
  const handedOver = { bytes, kinds: [...new Set(chosen.map(({ kind }) => kind))] };
  if (!(await changeDownload(deps.library, wish, { state: 'coming', handedOver }, deps.now()))) return false;
  const { root } = course;
  const title = inLanguage(root.title, background.language(), root.source);
  const urls = chosen.map(({ piece }) => pieceUrl(deps, piece));
  try {
    await background.manager.fetch(backgroundFetchId(wish.course), urls, { title, icons: ICONS, downloadTotal: bytes });
    return true;
  } catch {
    await forgetHandedOver(deps.library, wish.course);
    return false;
  }
}

/** Brings the chunk lists of what may be handed over, small as they are: only they tell what the chunks are called. */
async function bringLists(
  deps: FetchDeps,
  wish: Download,
  plan: readonly PlannedBlob[],
  { signal }: Cancellable,
): Promise<void> {
  const inTurn = atMost(LISTS_AT_ONCE);
  const coming: Promise<void>[] = [];
  let bytes = 0;
  for (const { ref } of plan) {
    if (bytes > MOST_BYTES) break;
    if (!isChunked(ref) || (await chunkHashes(deps.library, ref))) continue;
    bytes += ref.bytes;
    coming.push(inTurn(() => bringList(deps, wish, ref, { signal })));
  }
  await Promise.all(coming);
}

async function bringList(deps: FetchDeps, wish: Download, ref: BlobRef, { signal }: Cancellable): Promise<void> {
  // The page may have it in hand: its lock is held until it is kept.
  await alone(ref.hash, { signal }, async () => {
    const list = { hash: ref.hash, chunks: await fetchChunkHashes(deps, ref, { signal }) };
    await keepPieces(deps.library, wish, { chunks: [], lists: [list], begun: [], progress: undefined }, deps.now());
  });
}

/** What lacks next and may go over whichever line there is. What came in part is left to the page: it goes on from there. */
async function choose(
  { library }: FetchDeps,
  { readRules }: Background,
  wish: Download,
  plan: readonly PlannedBlob[],
  { inHand }: HandOverOptions,
): Promise<MissingPiece[]> {
  const mayGo = await readRules();
  const begun = new Set(await library.partials.toCollection().primaryKeys());
  const held = new Set<BlobKind>();
  const chosen: MissingPiece[] = [];
  let bytes = 0;
  let movedBytes = 0;
  for await (const missing of missingPieces(library, await withLists(library, plan))) {
    const { piece, kind } = missing;
    if (inHand.has(piece.hash) || begun.has(piece.hash) || held.has(kind)) continue;
    if (chosen.length === MOST_PIECES || bytes + piece.bytes > MOST_BYTES) break;
    const restBytes = wish.totalBytes - wish.doneBytes;
    if (!mayGo({ kind, bytes: movedBytes + missing.movedBytes, restBytes, isNow: wish.isNow ?? false })) {
      held.add(kind);
      continue;
    }
    chosen.push(missing);
    bytes += piece.bytes;
    movedBytes += missing.movedBytes;
  }
  return chosen;
}

/** Those blobs of a plan whose chunks have names by now. */
async function withLists(library: FetchDeps['library'], plan: readonly PlannedBlob[]): Promise<PlannedBlob[]> {
  const kept = await keptChunks(library);
  const named: PlannedBlob[] = [];
  for (const blob of plan) {
    const hashes = await chunkHashes(library, blob.ref);
    if (hashes?.some((hash) => !kept.has(hash))) named.push(blob);
  }
  return named;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
