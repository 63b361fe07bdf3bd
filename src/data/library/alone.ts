import type { Cancellable } from './deps.ts';

/**
 * Runs `work` while nobody else in this browser, page or service worker, is fetching the same chunk: what one of them
 * brings, the others find on the phone. Without Web Locks a chunk may be fetched twice.
 */
export const alone = <T>(hash: string, { signal }: Cancellable, work: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request(`caravan-chunk-${hash}`, { signal }, work) : work();
