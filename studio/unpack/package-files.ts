/** What can be wrong with a package, beside its content. The report words each kind once. */
export type PackageProblem =
  | 'unreadable'
  | 'unsafe-name'
  | 'duplicate-name'
  | 'special-file'
  | 'encrypted'
  | 'wrong-size'
  | 'too-many-files'
  | 'too-large'
  | 'too-slow';

/** A package that is not taken in: broken, or made to do harm. `entry` is the file in it that showed so. */
export class PackageError extends Error {
  readonly kind: PackageProblem;
  readonly entry: string | undefined;
  constructor(kind: PackageProblem, message: string, entry?: string) {
    super(message);
    this.kind = kind;
    this.entry = entry;
  }
}

/** The files of a package, whatever it came in. Nothing is read before it is asked for. */
export interface PackageFiles {
  /** Paths relative to the package, parted by `/`, in NFC, sorted: no `..`, no two that differ in case only. */
  readonly paths: readonly string[];
  /** Size of a file in bytes; undefined where there is none. */
  bytes: (path: string) => number | undefined;
  /** A file, whole; undefined where there is none. @throws PackageError `too-large` above `limitBytes` (32 MiB) */
  read: (path: string, options?: { limitBytes?: number }) => Promise<Uint8Array | undefined>;
  /** Copies a file of any size to a new file of the disk. @throws PackageError `unreadable` where there is none */
  copyTo: (path: string, file: string) => Promise<void>;
  /** Removes whatever was unpacked. */
  close: () => Promise<void>;
}

/** What is read whole is text or a picture: more than this is neither. */
export const READ_LIMIT_BYTES = 32 * 1024 * 1024;
