import { readFile } from 'node:fs/promises';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { type BlobRef, CHUNK_BYTES, chunkCount, chunkListSchema, isChunked } from '../../src/protocol/pack/blob-ref.ts';
import { CONTENT_TYPES } from '../../src/protocol/pack/content-types.ts';
import { bytesOf, isShownInPage, parseMediaUrl } from '../../src/protocol/pack/media-url.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { ByteRange } from '../http/byte-range.ts';
import { type FilePart, readFiles } from '../http/read-files.ts';
import { sendBlob } from '../http/send-blob.ts';
import type { PackStore } from './pack-store.ts';
import { fileSize, IMMUTABLE } from './packs-routes.ts';

/** An SVG opened by itself is a document: it runs nothing and loads nothing. */
const SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

/** GET /media/HASH-BYTES.ENDING, of one part or several, for pages that no service worker controls yet: put together from chunks (pack-spec [URL2]). */
export function addMediaRoute(app: Hono<AppEnv>, packs: PackStore): void {
  app.get('/media/*', async (c) => {
    const media = parseMediaUrl(c.req.path);
    const files = media && (await filesOf(packs, media.parts));
    if (!media || !files) return c.notFound();
    return sendBlob(c, {
      size: bytesOf(media.parts),
      etag: media.parts.map(({ hash }) => hash).join('_'),
      type: CONTENT_TYPES[media.ending],
      cacheControl: IMMUTABLE,
      headers: {
        'content-security-policy': SANDBOX,
        ...(!isShownInPage(media.ending) && { 'content-disposition': 'attachment' }),
      },
      read: (range) => readFiles(cut(files, range)),
    });
  });
}

interface ChunkFile {
  file: string;
  bytes: number;
}

/** The files of all parts in order; undefined where one of them is not whole. */
async function filesOf(packs: PackStore, parts: readonly BlobRef[]): Promise<ChunkFile[] | undefined> {
  const files: ChunkFile[] = [];
  for (const part of parts) {
    const chunks = await chunkFiles(packs, part);
    if (!chunks) return undefined;
    files.push(...chunks);
  }
  return files;
}

/** The files of a blob's chunks in order; undefined where one is missing, or the address does not tell its true size. */
async function chunkFiles(packs: PackStore, ref: BlobRef): Promise<ChunkFile[] | undefined> {
  const hashes = isChunked(ref) ? await chunkList(packs, ref.hash) : [ref.hash];
  if (hashes?.length !== chunkCount(ref.bytes)) return undefined;
  const files = hashes.map((hash, i) => ({
    file: packs.chunkFile(hash),
    bytes: Math.min(CHUNK_BYTES, ref.bytes - i * CHUNK_BYTES),
  }));
  const sizes = await Promise.all(files.map(({ file }) => fileSize(file)));
  return files.every(({ bytes }, i) => sizes[i] === bytes) ? files : undefined;
}

async function chunkList(packs: PackStore, hash: string): Promise<string[] | undefined> {
  try {
    return v.parse(chunkListSchema, JSON.parse(await readFile(packs.chunkFile(hash), 'utf8')));
  } catch {
    return undefined;
  }
}

function cut(files: readonly ChunkFile[], { start, end }: ByteRange): FilePart[] {
  let offset = 0;
  return files.flatMap(({ file, bytes }) => {
    const part = { file, start: Math.max(0, start - offset), end: Math.min(bytes, end - offset) };
    offset += bytes;
    return part.start < part.end ? [part] : [];
  });
}
