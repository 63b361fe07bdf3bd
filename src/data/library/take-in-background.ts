import { CHUNK_BYTES } from '../../protocol/pack/blob-ref.ts';
import { type BackgroundFetch, type BackgroundFetchRecord, courseOfBackgroundFetch } from './background-fetch.ts';
import { forgetHandedOver } from './handed-over.ts';
import { hashOfBlob } from './hash-of-blob.ts';
import { keepPieces } from './keep-pieces.ts';
import type { ChunkRow, LibraryDb } from './library-db.ts';

/** What is written at once. */
const BATCH_BYTES = 4 * CHUNK_BYTES;
const HASH_AT_END = /\/([0-9a-f]{64})$/;

export interface TakeInDeps {
  library: LibraryDb;
  now: () => number;
  /** Counts what one answer moved. */
  count: (url: URL, headers: Headers, bodyBytes: number) => void;
}

/**
 * Takes in what a background fetch brought, however it ended: what is whole and has its hash is kept [DL3], the rest stays to be fetched. Runs
 * under the downloader's lock [DL1]; the next page reads it all back. Throws PackProblem `full`.
 */
export async function takeInBackground(deps: TakeInDeps, fetched: BackgroundFetch): Promise<void> {
  const course = courseOfBackgroundFetch(fetched.id);
  if (course === undefined) return;
  const takeIn = () => keepAll(deps, fetched, course).finally(() => forgetHandedOver(deps.library, course));
  await (navigator.locks ? navigator.locks.request('caravan-download', takeIn) : takeIn());
}

async function keepAll(deps: TakeInDeps, fetched: BackgroundFetch, course: number): Promise<void> {
  const { library, now } = deps;
  let batch: ChunkRow[] = [];
  let bytes = 0;
  const flush = async () => {
    const [chunks, row] = [batch, await library.downloads.get(course)];
    [batch, bytes] = [[], 0];
    const kept = { chunks, lists: [], begun: chunks.map(({ hash }) => hash), progress: undefined };
    if (row && chunks.length > 0) await keepPieces(library, row, kept, now());
  };
  for (const record of await fetched.matchAll()) {
    const chunk = await readRecord(deps, record);
    if (!chunk) continue;
    if (bytes + chunk.bytes.size > BATCH_BYTES) await flush();
    batch.push(chunk);
    bytes += chunk.bytes.size;
  }
  await flush();
}

/** The chunk that came; undefined where the answer did not come whole, or is not what its address promises. */
async function readRecord(
  { count }: TakeInDeps,
  { request, responseReady }: BackgroundFetchRecord,
): Promise<ChunkRow | undefined> {
  const url = new URL(request.url);
  const hash = HASH_AT_END.exec(url.pathname)?.[1];
  try {
    const response = await responseReady;
    const bytes = await response.blob();
    count(url, response.headers, bytes.size);
    const isIt = bytes.size <= CHUNK_BYTES && (await hashOfBlob(bytes)) === hash;
    return hash !== undefined && isIt ? { hash, bytes } : undefined;
  } catch {
    return undefined;
  }
}
