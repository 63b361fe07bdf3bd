import { readFile } from 'node:fs/promises';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { type BlobRef, CHUNK_BYTES, chunkCount, chunkListSchema, isChunked } from '../../src/protocol/pack/blob-ref.ts';
import { CONTENT_TYPES, parseMediaUrl } from '../../src/protocol/pack/media-url.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { ByteRange } from '../http/byte-range.ts';
import { type FilePart, readFiles } from '../http/read-files.ts';
import { sendBlob } from '../http/send-blob.ts';
import type { PackStore } from './pack-store.ts';
import { fileSize, IMMUTABLE } from './packs-routes.ts';

/** An SVG opened by itself is a document: it runs nothing and loads nothing. */
const SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

/** GET /media/HASH-BYTES.ENDING for pages that no service worker controls yet: put together from chunks (pack-spec [URL2]). */
export function addMediaRoute(app: Hono<AppEnv>, packs: PackStore): void {
  app.get('/media/*', async (c) => {
    const media = parseMediaUrl(c.req.path);
    const files = media && (await chunkFiles(packs, media.ref));
    if (!media || !files) return c.notFound();
    return sendBlob(c, {
      size: media.ref.bytes,
      etag: media.ref.hash,
      type: CONTENT_TYPES[media.ending],
      cacheControl: IMMUTABLE,
      headers: { 'content-security-policy': SANDBOX },
      read: (range) => readFiles(partsOf(files, range)),
    });
  });
}

/** The files of a blob's chunks in order; undefined where one is missing, or the address does not tell its true size. */
async function chunkFiles(packs: PackStore, ref: BlobRef): Promise<string[] | undefined> {
  const hashes = isChunked(ref) ? await chunkList(packs, ref.hash) : [ref.hash];
  if (hashes?.length !== chunkCount(ref.bytes)) return undefined;
  const files = hashes.map(packs.chunkFile);
  const sizes = await Promise.all(files.map(fileSize));
  const isWhole = sizes.every((size, i) => size === Math.min(CHUNK_BYTES, ref.bytes - i * CHUNK_BYTES));
  return isWhole ? files : undefined;
}

async function chunkList(packs: PackStore, hash: string): Promise<string[] | undefined> {
  try {
    return v.parse(chunkListSchema, JSON.parse(await readFile(packs.chunkFile(hash), 'utf8')));
  } catch {
    return undefined;
  }
}

function partsOf(files: readonly string[], { start, end }: ByteRange): FilePart[] {
  return files.flatMap((file, i) => {
    const offset = i * CHUNK_BYTES;
    const part = { file, start: Math.max(0, start - offset), end: Math.min(CHUNK_BYTES, end - offset) };
    return part.start < part.end ? [part] : [];
  });
}
