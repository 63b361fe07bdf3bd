import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import { sha256 } from '../../../studio/store/sha256.ts';
import { writeVia } from '../../files/write-via.ts';
import { hashOfFile } from './hash-of-file.ts';

/** The chunks of a mirror. One that lies under its name is whole: it was moved there when it had its hash, and written through before. */
export interface ChunkFiles {
  readonly dir: string;
  readonly file: (hash: string) => string;
  /** Where the beginning of a chunk waits for the rest of it. */
  readonly partFile: (hash: string) => string;
  readonly has: (hash: string) => Promise<boolean>;
  /** Undefined where it is not here, or not what its name says any more; then it is not here afterwards. */
  readonly read: (hash: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** The same, for where nobody needs the bytes. */
  readonly isSound: (hash: string) => Promise<boolean>;
  /** Puts the part under the name of its chunk; false where it is not all of that chunk. */
  readonly adoptPart: (hash: string) => Promise<boolean>;
  /** Puts bytes that have this hash under its name, and its compressed form beside it. */
  readonly keep: (hash: string, bytes: Uint8Array, packed: Uint8Array | undefined) => Promise<void>;
  readonly remove: (hash: string) => Promise<void>;
}

export function openChunkFiles(dir: string): ChunkFiles {
  const file = (hash: string) => join(dir, chunkPath(hash));
  const partFile = (hash: string) => `${file(hash)}.part`;
  const remove = async (hash: string): Promise<void> => {
    // A compressed form without its chunk serves nobody: it goes last, so that a chunk never stands without what its price promises.
    await rm(file(hash), { force: true });
    await rm(`${file(hash)}.br`, { force: true });
  };
  return {
    dir,
    file,
    partFile,
    has: async (hash) => (await stat(file(hash)).catch(() => undefined))?.isFile() === true,
    async read(hash) {
      const bytes = await readFile(file(hash)).catch(() => undefined);
      if (!bytes || sha256(bytes) === hash) return bytes;
      await remove(hash);
      return undefined;
    },
    async isSound(hash) {
      const found = await hashOfFile(file(hash));
      if (found !== undefined && found !== hash) await remove(hash);
      return found === hash;
    },
    async adoptPart(hash) {
      if ((await hashOfFile(partFile(hash))) !== hash) return false;
      await writeThrough(partFile(hash));
      await rename(partFile(hash), file(hash));
      return true;
    },
    async keep(hash, bytes, packed) {
      if (packed) await writeWhole(`${file(hash)}.br`, packed);
      await writeWhole(file(hash), bytes);
    },
    remove,
  };
}

async function writeThrough(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a file that is whole, and on the disk, as soon as it is there. */
export const writeWhole = (file: string, bytes: Uint8Array | string): Promise<void> =>
  writeVia(`${file}.new`, file, bytes);
