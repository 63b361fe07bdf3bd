import { setTimeout as sleep } from 'node:timers/promises';
import type { ChunkFiles } from './chunk-files.ts';

/** Others come first: a hub on a memory card reads some twenty megabytes a second. */
const REST_MS = 20;

/**
 * Reads what lies here once more, one chunk after another, and deletes what is not what its name says: memory cards forget. `checked` is
 * what need not be read again. Returns how many were damaged. @throws the signal's reason
 */
export async function checkKept(
  chunks: ChunkFiles,
  named: ReadonlySet<string>,
  checked: Set<string>,
  signal: AbortSignal,
): Promise<number> {
  let damaged = 0;
  for (const hash of named) {
    if (checked.has(hash)) continue;
    if (await chunks.has(hash)) {
      if (await chunks.isSound(hash)) checked.add(hash);
      else damaged += 1;
    }
    await sleep(REST_MS, undefined, { signal });
  }
  return damaged;
}
