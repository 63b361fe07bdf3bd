import { type BlobRef, isChunked } from '../../protocol/pack/blob-ref.ts';
import { alone } from './alone.ts';
import { chunkHashes, getChunk, keptChunks } from './chunks.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { changeDownload, type Download } from './download-row.ts';
import { fetchChunkHashes } from './fetch-blob.ts';
import { fetchPiece } from './fetch-piece.ts';
import type { ChunkRow } from './library-db.ts';
import { PackProblem, storing } from './pack-problem.ts';
import { chunkPieces, listPiece, type Piece } from './pieces.ts';
import { missingOf, moved, totalBytes } from './plan.ts';
import { hasRoomFor } from './storage.ts';

/** A chunk to fetch, and the bytes it moves over the line. */
interface Job {
  piece: Piece;
  movedBytes: number;
}

/**
 * Fetches the chunks of a plan that the phone lacks, two at a time, so that two are in memory at most. Each is kept as
 * it comes, in one transaction with the progress: whatever stops this, the next run starts from there.
 * Throws PackProblem.
 */
export async function transfer(
  deps: LibraryDeps,
  wish: Download,
  plan: readonly BlobRef[],
  { signal }: Cancellable,
): Promise<void> {
  const bytes = totalBytes(plan);
  let doneBytes = bytes - (await missingOf(deps.library, plan));
  if (!(await hasRoomFor(bytes - doneBytes))) throw new PackProblem('full');
  const arrived = async (movedBytes: number, chunk?: ChunkRow): Promise<void> => {
    doneBytes += movedBytes;
    await keep(deps, wish, { state: 'coming', doneBytes, totalBytes: bytes }, chunk);
  };
  await arrived(0);
  const jobs = missingPieces(deps, plan, arrived, { signal });
  const fetchJob = ({ piece, movedBytes }: Job) =>
    alone(piece.hash, { signal }, async () => {
      // A video that is being watched may have fetched it meanwhile.
      const isHere = (await getChunk(deps.library, piece.hash)) !== undefined;
      await arrived(movedBytes, isHere ? undefined : await fetchPiece(deps, piece, { signal }));
    });
  const work = async (): Promise<void> => {
    for await (const job of jobs) await fetchJob(job);
  };
  const ends = await Promise.allSettled([work(), work()]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** The chunks to fetch, in the order of the plan, each once; a chunk list is fetched when its turn comes. */
async function* missingPieces(
  deps: LibraryDeps,
  plan: readonly BlobRef[],
  arrived: (movedBytes: number) => Promise<void>,
  { signal }: Cancellable,
): AsyncGenerator<Job> {
  const kept = await keptChunks(deps.library);
  for (const ref of plan) {
    if (isChunked(ref) && !(await chunkHashes(deps.library, ref))) {
      const chunks = await fetchChunkHashes(deps, ref, { signal });
      await storing(() => deps.library.lists.put({ hash: ref.hash, chunks }));
      await arrived(listPiece(ref).bytes);
    }
    for (const piece of chunkPieces(ref, (await chunkHashes(deps.library, ref)) ?? [])) {
      if (kept.has(piece.hash)) continue;
      kept.add(piece.hash);
      yield { piece, movedBytes: moved(ref, piece.bytes) };
    }
  }
}

/** A chunk that arrives after its course was removed is not kept: nothing would ever ask for it. */
const keep = (
  { library, now }: LibraryDeps,
  wish: Download,
  progress: Pick<Download, 'state' | 'doneBytes' | 'totalBytes'>,
  chunk: ChunkRow | undefined,
): Promise<void> =>
  storing(() =>
    library.transaction('rw', library.chunks, library.downloads, async () => {
      const isWished = await changeDownload(library, wish, progress, now());
      if (isWished && chunk) await library.chunks.put(chunk);
    }),
  );
