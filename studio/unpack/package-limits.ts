/** What a package may ask of the machine. Bytes are those that really come out, whatever the package declares. */
export interface PackageLimits {
  timeMs: number;
  maxFiles: number;
  totalBytes: number;
  /** Bytes that may come out of each byte that went in: text seldom gets above 20, a bomb is at 1,000. */
  maxRatio: number;
  /** Below this many bytes the ratio is not looked at: small files of one repeated word are harmless. */
  ratioFreeBytes: number;
}

export const PACKAGE_LIMITS: PackageLimits = {
  timeMs: 30_000,
  maxFiles: 20_000,
  totalBytes: 4 * 1024 ** 3,
  maxRatio: 200,
  ratioFreeBytes: 10 * 1024 ** 2,
};
