import type { HeldCourse } from '../../../../bench/downloads/held-chunks.ts';
import { chunkAddress } from '../../../e2e/support/download.ts';
import type { FaultyProxy } from '../../../support/faulty-proxy.ts';

/** The addresses of all that a course's files are made of, chunk lists included. */
export function addressesOf({ blobs, chunks }: HeldCourse): Set<string> {
  return new Set([...chunks, ...blobs.map(({ ref }) => ref.hash)].map(chunkAddress));
}

/** What those files weigh as they lie on the server, in bytes: none moves more than that, and texts move less. */
export const weightOf = ({ blobs }: HeldCourse): number => {
  const weights = new Map(
    blobs.map(({ ref, chunks }) => [ref.hash, ref.bytes + (chunks.length > 1 ? 70 * chunks.length : 0)]),
  );
  return [...weights.values()].reduce((sum, bytes) => sum + bytes, 0);
};

/** Bytes of them that have left the proxy so far, whatever became of them. What is under way is not in it. */
export function fetchedOf({ moved }: Pick<FaultyProxy, 'moved'>, held: HeldCourse): number {
  const addresses = addressesOf(held);
  return [...moved.byPath()].reduce((sum, [path, { bodyDown }]) => sum + (addresses.has(path) ? bodyDown : 0), 0);
}
