import type { BlobRef } from '../../protocol/pack/blob-ref.ts';
import { selectionOf } from '../../protocol/pack/selection.ts';
import { chunkHashes, recheckChunk } from './chunks.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { changeDownload, type Download } from './download-row.ts';
import { type LibraryDb, strictly } from './library-db.ts';
import { storing } from './pack-problem.ts';
import { totalBytes } from './plan.ts';
import { sweep } from './sweep.ts';

/** So many are read at once: a read waits for the disk more than for anything else. */
const READS_AT_ONCE = 3;

type Deps = Pick<LibraryDeps, 'library' | 'now'>;

/**
 * Says "on this phone", however the bytes came: only after every chunk was read back from the phone, and in a strict
 * transaction. `lossy`: some were not what they should be, and are gone now. `stopped`: it is not wished for any more.
 * Throws PackProblem `full`; an abort passes through.
 */
export const sayHere = async (
  deps: Deps,
  wish: Download,
  plan: readonly BlobRef[],
  options: Cancellable,
): Promise<'here' | 'stopped' | 'lossy'> =>
  (await isIntact(deps.library, plan, options)) ? sayIntact(deps, wish, plan) : 'lossy';

/** The same, right after `isIntact`. */
export async function sayIntact(
  { library, now }: Deps,
  wish: Download,
  plan: readonly BlobRef[],
): Promise<'here' | 'stopped'> {
  const bytes = totalBytes(plan);
  const here = { state: 'here', doneBytes: bytes, totalBytes: bytes, kept: selectionOf(wish) } as const;
  const isSaid = await storing(() => strictly(library, (strict) => changeDownload(strict, wish, here, now())));
  if (!isSaid) return 'stopped';
  await sweep(library);
  return 'here';
}

/** Reads every chunk back from the phone; those that are not what they should be are gone afterwards. */
export async function isIntact(db: LibraryDb, plan: readonly BlobRef[], { signal }: Cancellable): Promise<boolean> {
  const hashes: string[] = [];
  let isWhole = true;
  for (const ref of plan) {
    const own = await chunkHashes(db, ref);
    isWhole &&= own !== undefined;
    hashes.push(...(own ?? []));
  }
  const rest = hashes.values();
  const read = async () => {
    for (const hash of rest) {
      signal.throwIfAborted();
      if (!(await recheckChunk(db, hash))) isWhole = false;
    }
  };
  await Promise.all(Array.from({ length: READS_AT_ONCE }, read));
  return isWhole;
}
