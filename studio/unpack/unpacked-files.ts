import { constants, createWriteStream } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createNameRegister } from './name-register.ts';
import { PackageError, type PackageFiles, READ_LIMIT_BYTES } from './package-files.ts';
import type { PackageLimits } from './package-limits.ts';

/** Where an archive is unpacked to: a temporary folder in which files are numbered, so that no name reaches the disk. */
export interface UnpackTarget {
  /** Takes the next file of the archive. @throws PackageError for its name, and whatever `body` throws */
  addFile: (path: string, body: AsyncIterable<Uint8Array>, signal: AbortSignal) => Promise<void>;
  addFolder: (path: string) => void;
  /** The package that has been unpacked. */
  files: () => PackageFiles;
  /** Removes everything. */
  remove: () => Promise<void>;
}

interface Unpacked {
  file: string;
  bytes: number;
}

/** Makes the folder. Whoever gets it removes it, by `remove` or by `close` of the files. */
export async function createUnpackTarget({ maxFiles }: PackageLimits): Promise<UnpackTarget> {
  const folder = await mkdtemp(join(tmpdir(), 'caravan-package-'));
  const names = createNameRegister();
  const unpacked = new Map<string, Unpacked>();
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  return {
    remove,
    addFolder: (path) => names.addFolder(path),
    addFile: async (path, body, signal) => {
      if (unpacked.size >= maxFiles) throw new PackageError('too-many-files', `more than ${maxFiles} files`, path);
      names.addFile(path);
      const to = createWriteStream(join(folder, `${unpacked.size}`), { flags: 'wx', mode: 0o600 });
      await pipeline(body, to, { signal });
      unpacked.set(path, { file: join(folder, `${unpacked.size}`), bytes: to.bytesWritten });
    },
    files: () => filesOf(unpacked, remove),
  };
}

function filesOf(unpacked: ReadonlyMap<string, Unpacked>, close: () => Promise<void>): PackageFiles {
  return {
    paths: [...unpacked.keys()].sort(),
    bytes: (path) => unpacked.get(path)?.bytes,
    read: async (path, { limitBytes = READ_LIMIT_BYTES } = {}) => {
      const found = unpacked.get(path);
      if (!found) return undefined;
      if (found.bytes > limitBytes) throw new PackageError('too-large', `more than ${limitBytes} bytes`, path);
      return readFile(found.file);
    },
    copyTo: async (path, file) => {
      const found = unpacked.get(path);
      if (!found) throw new PackageError('unreadable', 'there is no such file', path);
      await copyFile(found.file, file, constants.COPYFILE_EXCL);
    },
    close,
  };
}
