import { PackageError, type PackageFiles } from '../unpack/package-files.ts';

/** The files of a package, readable for a while. */
export interface TimedFiles {
  files: PackageFiles;
  /** An importer may go on without a file that cannot be read: here it is told. @throws PackageError `too-slow`, naming the file */
  check: () => void;
}

/** Stops an importer at the file that it asks for after its time is over: no package makes a studio work without an end. */
export function withDeadline(files: PackageFiles, limitMs: number): TimedFiles {
  const end = performance.now() + limitMs;
  let late: PackageError | undefined;
  return {
    files: {
      ...files,
      read: async (path, options) => {
        if (performance.now() <= end) return files.read(path, options);
        late ??= new PackageError('too-slow', `not read within ${limitMs / 1000} seconds`, path);
        throw late;
      },
    },
    check: () => {
      if (late) throw late;
    },
  };
}
