import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type * as v from 'valibot';
import {
  type BlobRef,
  CHUNK_BYTES,
  chunkCount,
  chunkListSchema,
  isChunked,
} from '../../../src/protocol/pack/blob-ref.ts';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import { sha256 } from '../sha256.ts';
import { type Check, complain, parse, readFile } from './check.ts';

const inflate = promisify(brotliDecompress);
/** No manifest or text is as large; what is longer is not read into memory. */
const JSON_LIMIT_BYTES = 16 * CHUNK_BYTES;

/** Checks blobs, each chunk once. */
export interface BlobCheck {
  /** Whether all of a blob is there and is what its name says (pack-spec [BLOB1], [BLOB2]). */
  check: (ref: BlobRef) => Promise<boolean>;
  /** A blob as JSON, checked on the way. */
  json: <T>(ref: BlobRef, schema: v.GenericSchema<unknown, T>) => Promise<T | undefined>;
  /** The chunks that were asked for, by hash. */
  seen: ReadonlyMap<string, Promise<ChunkFound | undefined>>;
}

/** A good chunk: its length, and that of its compressed form where there is one. */
export interface ChunkFound {
  length: number;
  packed: number | undefined;
}

export function checkBlobs(context: Check): BlobCheck {
  const seen = new Map<string, Promise<ChunkFound | undefined>>();
  const broken = (path: string, message: string): void => complain(context, 'bad-store', path, message);

  /** Whoever comes while a chunk is looked at waits for what is found. */
  function look(hash: string, length: number): Promise<ChunkFound | undefined> {
    const found = seen.get(hash) ?? lookOnce(hash, length);
    seen.set(hash, found);
    return found;
  }

  async function lookOnce(hash: string, length: number): Promise<ChunkFound | undefined> {
    const path = chunkPath(hash);
    const chunk = await readFile(context, path, length);
    if (chunk === 'unreadable') return undefined;
    if (!chunk || sha256(chunk) !== hash) {
      broken(path, chunk ? 'this is not what its name says' : 'this chunk is missing');
      return undefined;
    }
    return { length: chunk.length, packed: await packedLength(path, chunk) };
  }

  /** The compressed form must become the same bytes. What it would become is never longer in memory than they are. */
  async function packedLength(path: string, chunk: Uint8Array): Promise<number | undefined> {
    const packed = await readFile(context, `${path}.br`, CHUNK_BYTES);
    if (!packed || packed === 'unreadable') return undefined;
    const plain = await inflate(packed, { maxOutputLength: Math.max(1, chunk.length) }).catch(() => undefined);
    if (!plain?.equals(chunk)) broken(`${path}.br`, 'this does not become the chunk beside it');
    return packed.length;
  }

  async function chunksOf(ref: BlobRef): Promise<{ hash: string; length: number }[] | undefined> {
    if (!isChunked(ref)) return [{ hash: ref.hash, length: ref.bytes }];
    if (!(await look(ref.hash, CHUNK_BYTES))) return undefined;
    const path = chunkPath(ref.hash);
    const list = await readFile(context, path, CHUNK_BYTES);
    const hashes = list && list !== 'unreadable' && parse(context, path, Buffer.from(list).toString(), chunkListSchema);
    if (!hashes) return undefined;
    if (hashes.length === chunkCount(ref.bytes)) {
      return hashes.map((hash, at) => ({ hash, length: Math.min(CHUNK_BYTES, ref.bytes - at * CHUNK_BYTES) }));
    }
    broken(path, `this lists ${hashes.length} chunks for ${ref.bytes} bytes`);
    return undefined;
  }

  async function check(ref: BlobRef): Promise<boolean> {
    const chunks = await chunksOf(ref);
    if (!chunks) return false;
    const founds: ChunkFound[] = [];
    for (const { hash, length } of chunks) {
      const found = await look(hash, length);
      if (!found) return false;
      if (found.length !== length) {
        broken(chunkPath(hash), `this has ${found.length} bytes, and a reference says ${length}`);
        return false;
      }
      founds.push(found);
    }
    // Through HTTP, and from a mirror without them, no compressed forms are seen.
    const isPacked = founds.some(({ packed }) => packed !== undefined);
    const wire = founds.reduce((sum, { length, packed }) => sum + (packed ?? length), 0);
    if (!isPacked || ref.wire === wire) return true;
    broken(chunkPath(ref.hash), `this travels as ${wire} bytes, and a reference says ${ref.wire ?? ref.bytes}`);
    return false;
  }

  async function json<T>(ref: BlobRef, schema: v.GenericSchema<unknown, T>): Promise<T | undefined> {
    const path = chunkPath(ref.hash);
    if (ref.bytes > JSON_LIMIT_BYTES) {
      broken(path, `a manifest of ${ref.bytes} bytes is not read`);
      return undefined;
    }
    if (!(await check(ref))) return undefined;
    const parts: Uint8Array[] = [];
    for (const { hash, length } of (await chunksOf(ref)) ?? []) {
      const part = await readFile(context, chunkPath(hash), length);
      if (part && part !== 'unreadable') parts.push(part);
    }
    return parse(context, path, Buffer.concat(parts).toString(), schema);
  }

  return { check, json, seen };
}
