import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { CHUNK_BYTES } from '../../src/protocol/pack/blob-ref.ts';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';
import { sha256 } from '../../studio/store/sha256.ts';
import type { PublisherPlaces, PublishPlaces } from './places.ts';
import { PublishError } from './publish-error.ts';
import { writeWhole } from './write-whole.ts';

const inflate = promisify(brotliDecompress);
/** Learners' work comes first: uploads leave so much of the disk free. */
const RESERVED_BYTES = 268_435_456;

export interface UploadLimits {
  /** What one publisher may have lying here, staged or on its way. */
  readonly quotaBytes: number;
  /** Room on the disk of a folder, in bytes. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/** A chunk as it came. */
export interface SentChunk {
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly isBrotli: boolean;
}

/** Takes chunks in. */
export interface UploadArea {
  /** Those that neither the packs nor this publisher's uploads have. */
  missing: (publisher: number, hashes: readonly string[]) => Promise<string[]>;
  /** @throws PublishError bad-chunk, quota-full or disk-full */
  put: (publisher: number, chunk: SentChunk) => Promise<void>;
  /** What lies here is to be counted anew. */
  recount: () => void;
}

export function openUploadArea(
  places: PublishPlaces,
  { quotaBytes, freeBytes = freeBytesOf }: UploadLimits,
): UploadArea {
  const held = new Map<number, Promise<{ bytes: number }>>();
  const heldBy = (publisher: number): Promise<{ bytes: number }> => {
    const known = held.get(publisher) ?? bytesBelow(places.publisher(publisher).chunks).then((bytes) => ({ bytes }));
    held.set(publisher, known);
    return known;
  };
  const has = async (own: PublisherPlaces, hash: string): Promise<boolean> =>
    (await isFile(join(places.packs, chunkPath(hash)))) || isFile(own.chunk(hash));

  async function reserve(publisher: number, bytes: number): Promise<void> {
    const total = await heldBy(publisher);
    if (total.bytes + bytes > quotaBytes) {
      const detail = `more than ${quotaBytes} bytes of this publisher wait to be released: release what is staged, or wait until it is swept`;
      throw new PublishError('quota-full', { detail });
    }
    total.bytes += bytes;
  }

  return {
    missing: async (publisher, hashes) => {
      const own = places.publisher(publisher);
      const lacking: string[] = [];
      for (const hash of hashes) if (!(await has(own, hash))) lacking.push(hash);
      return lacking;
    },
    put: async (publisher, { hash, bytes, isBrotli }) => {
      const own = places.publisher(publisher);
      const plain = isBrotli ? await inflated(bytes) : bytes;
      if (sha256(plain) !== hash) throw new PublishError('bad-chunk', { detail: `not the bytes of ${hash}` });
      if (isBrotli && bytes.length >= plain.length) {
        throw new PublishError('bad-chunk', { detail: `brotli makes ${hash} no smaller: send it as it is` });
      }
      if (await has(own, hash)) return;
      const weight = plain.length + (isBrotli ? bytes.length : 0);
      if ((await freeBytes(places.packs)) - weight < RESERVED_BYTES) throw diskFull();
      await reserve(publisher, weight);
      try {
        // A chunk that is there has its compressed form already.
        if (isBrotli) await writeWhole(`${own.chunk(hash)}.br`, bytes, own.partial);
        await writeWhole(own.chunk(hash), plain, own.partial);
      } catch (error) {
        (await heldBy(publisher)).bytes -= weight;
        throw isNoRoom(error) ? diskFull() : error;
      }
    },
    recount: () => held.clear(),
  };
}

async function inflated(bytes: Uint8Array): Promise<Buffer> {
  try {
    return await inflate(bytes, { maxOutputLength: CHUNK_BYTES });
  } catch {
    throw new PublishError('bad-chunk', { detail: 'this is no brotli of a chunk' });
  }
}

const diskFull = (): PublishError =>
  new PublishError('disk-full', {
    detail: 'the disk of the server is full: tell whoever runs it',
    retryAfterSeconds: 60,
  });

const isNoRoom = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code));

const isFile = async (file: string): Promise<boolean> => (await stat(file).catch(() => undefined))?.isFile() ?? false;

/** Of the nearest folder above that is there. */
async function freeBytesOf(folder: string): Promise<number> {
  const found = await statfs(folder)
    .catch(() => statfs(join(folder, '..')))
    .catch(() => undefined);
  return found ? found.bavail * found.bsize : Number.POSITIVE_INFINITY;
}

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let sum = 0;
  for (const entry of entries) {
    if (entry.isFile()) sum += (await stat(join(entry.parentPath, entry.name)).catch(() => undefined))?.size ?? 0;
  }
  return sum;
}
