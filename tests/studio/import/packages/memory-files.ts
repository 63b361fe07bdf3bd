import { writeFile } from 'node:fs/promises';
import { PackageError, type PackageFiles, READ_LIMIT_BYTES } from '../../../../studio/unpack/package-files.ts';

/** A package that is only in memory. */
export function memoryFiles(entries: Readonly<Record<string, string | Uint8Array>>): PackageFiles {
  const files = new Map(
    Object.entries(entries).map(([path, content]) => [
      path,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  return {
    paths: [...files.keys()].sort(),
    bytes: (path) => files.get(path)?.byteLength,
    read: async (path, { limitBytes = READ_LIMIT_BYTES } = {}) => {
      const bytes = files.get(path);
      if (bytes && bytes.byteLength > limitBytes) throw new PackageError('too-large', 'too large', path);
      return bytes;
    },
    copyTo: async (path, file) => {
      const bytes = files.get(path);
      if (!bytes) throw new PackageError('unreadable', 'there is no such file', path);
      await writeFile(file, bytes, { flag: 'wx' });
    },
    close: async () => undefined,
  };
}
