import { RESERVE_BYTES, type StorageReport } from '../library/storage.ts';

const GIB = 2 ** 30;

/**
 * Bytes that downloads may still take up, so far as the browser tells; undefined where it does not. All browsers reckon the
 * quota from the size of the disk, and Chromium lowers it where less is free; but since version 138 it says "used + 10 GiB" to everyone
 * (less on a smaller disk, in whole GiB), so that no page can see a private window, and Firefox has 10 GiB as its most: such
 * an answer tells nothing about this phone.
 */
export function roomBytes({
  usedBytes,
  quotaBytes,
}: Pick<StorageReport, 'usedBytes' | 'quotaBytes'>): number | undefined {
  const isRound = quotaBytes % GIB === 0 || (quotaBytes - usedBytes) % GIB === 0;
  return isRound ? undefined : Math.max(0, quotaBytes - usedBytes - RESERVE_BYTES);
}
