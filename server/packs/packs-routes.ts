import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { acceptedEncoding } from '../http/accepted-encoding.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import { readFiles } from '../http/read-files.ts';
import { type Blob, sendBlob } from '../http/send-blob.ts';
import type { PackStore } from './pack-store.ts';

export const IMMUTABLE = 'public, max-age=31536000, immutable, no-transform';
const ALWAYS_ASK = 'no-cache, no-transform';
/** Whoever has the bytes has these too: a phone asks at every start (RFC 9110, 15.4.5). */
const KNOWN_WITH_BYTES = ['content-type', 'content-encoding', 'accept-ranges', 'access-control-expose-headers'];
/** It goes up with every question whether a file has changed; a hundred bits tell versions of one file apart. */
const ETAG_DIGITS = 24;

/** A hash is a hash: anybody's page, hub or cache may have packs from here. */
const OPEN_TO_ALL = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'content-range, etag',
  'cross-origin-resource-policy': 'cross-origin',
};

/**
 * Packs as plain files. Every file name is made from numbers and hashes that the route's pattern let through; nothing
 * that was asked for is ever a path by itself.
 */
export function addPacksRoutes(app: Hono<AppEnv>, packs: PackStore): void {
  app.options('/packs/*', (c) =>
    c.body(null, 204, {
      ...OPEN_TO_ALL,
      'access-control-allow-headers': 'range, if-range',
      'access-control-max-age': '86400',
    }),
  );

  app.get('/packs/chunks/:folder{[0-9a-f]{2}}/:hash{[0-9a-f]{64}}', async (c) => {
    const { folder, hash } = c.req.param();
    if (!hash.startsWith(folder)) return c.notFound();
    return (await sendChunk(c, packs, hash)) ?? c.notFound();
  });

  app.get('/packs/keys.json', async (c) => (await sendJson(c, join(packs.dir, 'keys.json'))) ?? c.notFound());

  app.get(
    '/packs/catalogue/:file{[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,8}\\.json}',
    async (c) => (await sendJson(c, join(packs.dir, 'catalogue', c.req.param('file')))) ?? c.notFound(),
  );

  app.get(
    '/packs/courses/:file{[1-9][0-9]{0,15}\\.json}',
    async (c) => (await sendJson(c, join(packs.dir, 'courses', c.req.param('file')))) ?? c.notFound(),
  );
}

async function sendChunk(c: AppContext, packs: PackStore, hash: string): Promise<Response | undefined> {
  const plain = packs.chunkFile(hash);
  // A range is one of the plain bytes: that is what the hash and the phone's resumed download are about.
  const wantsBrotli = !c.req.header('range') && acceptedEncoding(c.req.header('accept-encoding'), ['br']) === 'br';
  const brotli = wantsBrotli ? await fileBlob(`${plain}.br`, `${hash}-br`) : undefined;
  if (brotli) return sendBlob(c, { ...brotli, headers: { ...brotli.headers, 'content-encoding': 'br' } });
  const blob = await fileBlob(plain, hash);
  return blob && sendBlob(c, blob);
}

async function fileBlob(file: string, etag: string): Promise<Blob | undefined> {
  const size = await fileSize(file);
  if (size === undefined) return undefined;
  return {
    size,
    etag,
    type: 'application/octet-stream',
    cacheControl: IMMUTABLE,
    headers: { ...OPEN_TO_ALL, vary: 'accept-encoding' },
    read: ({ start, end }) => readFiles([{ file, start, end }]),
  };
}

/** Bytes of a file; undefined where there is none. */
export async function fileSize(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
}

/** What is replaced whole now and then: small, asked for again each time, and answered with 304 while it is the same. */
async function sendJson(c: AppContext, file: string): Promise<Response | undefined> {
  const wantsBrotli = acceptedEncoding(c.req.header('accept-encoding'), ['br']) === 'br';
  const brotli = wantsBrotli ? await readIfThere(`${file}.br`) : undefined;
  const bytes = brotli ?? (await readIfThere(file));
  if (!bytes) return undefined;
  const response = sendBlob(c, {
    size: bytes.length,
    etag: createHash('sha256').update(bytes).digest('hex').slice(0, ETAG_DIGITS),
    type: 'application/json; charset=utf-8',
    cacheControl: ALWAYS_ASK,
    headers: { ...OPEN_TO_ALL, vary: 'accept-encoding', ...(brotli && { 'content-encoding': 'br' }) },
    read: ({ start, end }) => bytes.subarray(start, end),
  });
  if (response.status === 304) for (const name of KNOWN_WITH_BYTES) response.headers.delete(name);
  return response;
}

const readIfThere = (file: string): Promise<Buffer<ArrayBuffer> | undefined> => readFile(file).catch(() => undefined);
