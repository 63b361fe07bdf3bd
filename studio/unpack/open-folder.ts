import { constants } from 'node:fs';
import { copyFile, lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PackageError, type PackageFiles, READ_LIMIT_BYTES } from './package-files.ts';

const MAX_FILES = 20_000;

/** A folder as a package: an export that somebody unpacked already. Links are not followed. */
export async function openFolder(folder: string, { signal }: { signal?: AbortSignal } = {}): Promise<PackageFiles> {
  const sizes = new Map<string, number>();
  await collect(folder, '', sizes, signal);
  const paths = [...sizes.keys()].sort();
  checkCase(paths);
  return {
    paths,
    bytes: (path) => sizes.get(path),
    read: async (path, { limitBytes = READ_LIMIT_BYTES } = {}) => {
      const size = sizes.get(path);
      if (size === undefined) return undefined;
      if (size > limitBytes) throw new PackageError('too-large', `more than ${limitBytes} bytes`, path);
      return readFile(join(folder, path));
    },
    copyTo: async (path, file) => {
      if (!sizes.has(path)) throw new PackageError('unreadable', 'there is no such file', path);
      await copyFile(join(folder, path), file, constants.COPYFILE_EXCL);
    },
    close: async () => undefined,
  };
}

async function collect(root: string, below: string, sizes: Map<string, number>, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) await collect(root, path, sizes, signal);
    else if (entry.isFile()) sizes.set(path, (await lstat(join(root, path))).size);
    else throw new PackageError('special-file', 'neither a file nor a folder', path);
    if (sizes.size > MAX_FILES) throw new PackageError('too-many-files', `more than ${MAX_FILES} files`, path);
  }
}

/** Two names that are one on another machine's disk would overwrite each other. */
function checkCase(paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const folded = path.normalize('NFC').toLowerCase();
    if (seen.has(folded)) throw new PackageError('duplicate-name', 'the name differs from another in case only', path);
    seen.add(folded);
  }
}
