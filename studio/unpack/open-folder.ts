import { constants } from 'node:fs';
import { copyFile, lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkName } from './entry-name.ts';
import { createNameRegister } from './name-register.ts';
import { PackageError, type PackageFiles, READ_LIMIT_BYTES } from './package-files.ts';
import type { PackageLimits } from './package-limits.ts';

interface FolderFile {
  /** As the disk spells it. */
  place: string;
  bytes: number;
}

/** A folder as a package: an export that somebody unpacked already. Links are not followed. */
export async function openFolder(
  folder: string,
  { signal, limits }: { signal: AbortSignal; limits: PackageLimits },
): Promise<PackageFiles> {
  const files = new Map<string, FolderFile>();
  const names = createNameRegister();
  for await (const [path, file] of filesBelow(folder, '', signal)) {
    const name = checkName(path);
    names.addFile(name);
    files.set(name, file);
    if (files.size > limits.maxFiles) {
      throw new PackageError('too-many-files', `more than ${limits.maxFiles} files`, path);
    }
  }
  return {
    paths: [...files.keys()].sort(),
    bytes: (path) => files.get(path)?.bytes,
    read: async (path, { limitBytes = READ_LIMIT_BYTES } = {}) => {
      const file = files.get(path);
      if (!file) return undefined;
      if (file.bytes > limitBytes) throw new PackageError('too-large', `more than ${limitBytes} bytes`, path);
      return readFile(join(folder, file.place));
    },
    copyTo: async (path, to) => {
      const file = files.get(path);
      if (!file) throw new PackageError('unreadable', 'there is no such file', path);
      await copyFile(join(folder, file.place), to, constants.COPYFILE_EXCL);
    },
    close: async () => undefined,
  };
}

async function* filesBelow(root: string, below: string, signal: AbortSignal): AsyncGenerator<[string, FolderFile]> {
  signal.throwIfAborted();
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    const place = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* filesBelow(root, place, signal);
    else if (!entry.isFile()) throw new PackageError('special-file', 'neither a file nor a folder', place);
    else yield [place, { place, bytes: (await lstat(join(root, place))).size }];
  }
}
