import { createWriteStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createNameRegister } from './name-register.ts';
import { PackageError, type PackageFiles, READ_LIMIT_BYTES } from './package-files.ts';
import type { PackageLimits } from './package-limits.ts';

/**
 * Where an archive is unpacked to: one temporary file with the bytes of all its entries, one behind the other. So no
 * name of an archive ever reaches the disk, and twenty thousand small files cost no more than a large one.
 */
export interface UnpackTarget {
  /** Takes the next file of the archive. @throws PackageError for its name, and whatever `body` throws */
  addFile: (path: string, body: AsyncIterable<Uint8Array>, signal: AbortSignal) => Promise<void>;
  addFolder: (path: string) => void;
  /** The package that has been unpacked. */
  files: () => PackageFiles;
  /** Removes everything. */
  remove: () => Promise<void>;
}

interface Piece {
  start: number;
  bytes: number;
}

/** Makes the temporary file. Whoever gets it removes it, by `remove` or by `close` of the files. */
export async function createUnpackTarget({ maxFiles }: PackageLimits): Promise<UnpackTarget> {
  const folder = await mkdtemp(join(tmpdir(), 'caravan-package-'));
  const spool = await open(join(folder, 'files'), 'wx+', 0o600);
  const names = createNameRegister();
  const pieces = new Map<string, Piece>();
  let end = 0;
  const remove = async (): Promise<void> => {
    await spool.close();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    remove,
    addFolder: (path) => names.addFolder(path),
    addFile: async (path, body, signal) => {
      if (pieces.size >= maxFiles) throw new PackageError('too-many-files', `more than ${maxFiles} files`, path);
      names.addFile(path);
      const start = end;
      for await (const chunk of body) {
        signal.throwIfAborted();
        await spool.writeFile(chunk);
        end += chunk.length;
      }
      pieces.set(path, { start, bytes: end - start });
    },
    files: () => filesOf(pieces, spool, remove),
  };
}

function filesOf(pieces: ReadonlyMap<string, Piece>, spool: FileHandle, close: () => Promise<void>): PackageFiles {
  return {
    paths: [...pieces.keys()].sort(),
    bytes: (path) => pieces.get(path)?.bytes,
    read: async (path, { limitBytes = READ_LIMIT_BYTES } = {}) => {
      const piece = pieces.get(path);
      if (!piece) return undefined;
      if (piece.bytes > limitBytes) throw new PackageError('too-large', `more than ${limitBytes} bytes`, path);
      const bytes = new Uint8Array(piece.bytes);
      for (let filled = 0; filled < bytes.length; ) {
        const { bytesRead } = await spool.read(bytes, filled, bytes.length - filled, piece.start + filled);
        if (bytesRead === 0) throw new PackageError('unreadable', 'the temporary file is shorter than it was', path);
        filled += bytesRead;
      }
      return bytes;
    },
    copyTo: async (path, file) => {
      const piece = pieces.get(path);
      if (!piece) throw new PackageError('unreadable', 'there is no such file', path);
      await pipeline(readPiece(spool, piece), createWriteStream(file, { flags: 'wx' }));
    },
    close,
  };
}

const COPY_BYTES = 256 * 1024;

async function* readPiece(spool: FileHandle, { start, bytes }: Piece): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < bytes; ) {
    const wanted = Math.min(COPY_BYTES, bytes - done);
    const { buffer, bytesRead } = await spool.read(new Uint8Array(wanted), 0, wanted, start + done);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    done += bytesRead;
  }
}
