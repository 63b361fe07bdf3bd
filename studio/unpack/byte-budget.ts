import { PackageError } from './package-files.ts';
import type { PackageLimits } from './package-limits.ts';

/** Counts what comes out of a package while it comes. */
export interface ByteBudget {
  /** Takes note of `count` more bytes of an entry. @throws PackageError `too-large` */
  spend: (count: number, entry: string) => void;
  /** Bytes that came out so far. */
  spent: () => number;
}

/** A budget for an archive, or a part of one, that is `packedBytes` large. */
export function createByteBudget(
  packedBytes: number,
  { totalBytes, maxRatio, ratioFreeBytes }: PackageLimits,
): ByteBudget {
  const limitBytes = Math.min(totalBytes, Math.max(ratioFreeBytes, packedBytes * maxRatio));
  let spentBytes = 0;
  return {
    spent: () => spentBytes,
    spend: (count, entry) => {
      spentBytes += count;
      if (spentBytes <= limitBytes) return;
      const why = limitBytes === totalBytes ? '' : `, ${maxRatio} times what it takes packed`;
      throw new PackageError('too-large', `unpacks to more than ${limitBytes} bytes${why}`, entry);
    },
  };
}
