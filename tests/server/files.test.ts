import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES } from '../../src/protocol/pack/blob-ref.ts';
import { chunkPath, mediaUrl } from '../../src/protocol/pack/media-url.ts';
import { openApp } from './support/open-app.ts';
import { packWriter, writeSamplePacks } from './support/sample-packs.ts';

const PAGE = '<!doctype html><script>first()</script><style>body{}</style><script src="/assets/app.js"></script>';
const SCRIPT = 'console.log("caravan")';
const DIST = {
  'index.html': PAGE,
  'index.html.br': brotliCompressSync(PAGE),
  'sw.js': 'self.x = 1',
  'manifest.webmanifest': '{}',
  'assets/app-1a2b.js': SCRIPT,
  'assets/app-1a2b.js.br': brotliCompressSync(SCRIPT),
  'assets/app-1a2b.js.gz': gzipSync(SCRIPT),
  'assets/app-1a2b.css': 'a{}',
  'icons/sign.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'icons/sign.png': 'png',
  '.stamp': 'hidden',
};
const NAVIGATION = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
const YEAR = 'public, max-age=31536000, immutable';

async function bytesOf(answer: Response) {
  return Buffer.from(await answer.arrayBuffer());
}

describe('the files of the app', () => {
  it.each([
    ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8', 'no-cache'],
    ['/assets/app-1a2b.js', 'text/javascript; charset=utf-8', YEAR],
    ['/assets/app-1a2b.css', 'text/css; charset=utf-8', YEAR],
    ['/icons/sign.svg', 'image/svg+xml', 'no-cache'],
    ['/icons/sign.png', 'image/png', 'no-cache'],
  ])('serves %s as %s, %s', async (path, type, cacheControl) => {
    const { send } = await openApp({ dist: DIST });
    const answer = await send(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('cache-control')).toBe(cacheControl);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['/assets/app-9z9z.js'],
    ['/assets/nothing'],
    ['/packs/nothing'],
    ['/media/nothing'],
    ['/api/v1/nothing'],
    ['/nothing.html'],
    ['/../package.json'],
    ['/..%2fpackage.json'],
    ['/%2e%2e/package.json'],
    ['/assets/..%2f..%2fcaravan.sqlite'],
    ['/index.html.br'],
    ['/.stamp'],
  ])('answers %s with a real 404, to a navigation too', async (path) => {
    const { send } = await openApp({ dist: DIST });
    const answer = await send(path, NAVIGATION);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('<!doctype');
  });

  it('serves the page at every place of the app, but only to a navigation', async () => {
    const { send } = await openApp({ dist: DIST });
    for (const path of ['/', '/courses', '/join/SESAME', '/centre', '/courses/7/lessons/10']) {
      expect(await (await send(path, NAVIGATION)).text(), path).toBe(PAGE);
    }
    expect((await send('/courses')).status).toBe(404);
  });

  it('sends the smallest encoding that the browser takes, and says what it depends on', async () => {
    const { send } = await openApp({ dist: DIST });
    const ask = (encodings: string) => send('/assets/app-1a2b.js', { headers: { 'accept-encoding': encodings } });
    const [brotli, gzip, plain] = [await ask('gzip, deflate, br'), await ask('gzip, br;q=0'), await ask('identity')];
    expect([brotli, gzip, plain].map((answer) => answer.headers.get('content-encoding'))).toEqual(['br', 'gzip', null]);
    expect([brotli, gzip, plain].map((answer) => answer.headers.get('vary'))).toEqual(Array(3).fill('accept-encoding'));
    expect(new Set([brotli, gzip, plain].map((answer) => answer.headers.get('etag'))).size).toBe(3);
    expect(brotliDecompressSync(await bytesOf(brotli)).toString()).toBe(SCRIPT);
    expect(gunzipSync(await bytesOf(gzip)).toString()).toBe(SCRIPT);
    expect((await bytesOf(plain)).toString()).toBe(SCRIPT);
  });

  it('answers 304 to whoever has the page already', async () => {
    const { send } = await openApp({ dist: DIST });
    const etag = (await send('/index.html')).headers.get('etag') ?? '';
    const again = await send('/index.html', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await send('/index.html', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('answers HEAD with the headers of GET', async () => {
    const { send } = await openApp({ dist: DIST });
    const [head, get] = [await send('/sw.js', { method: 'HEAD' }), await send('/sw.js')];
    expect([...head.headers]).toEqual([...get.headers]);
    expect(await head.text()).toBe('');
  });

  it('lets run what the build put into the page, and nothing else', async () => {
    const { send } = await openApp({ dist: DIST, isHttps: true });
    const { headers } = await send('/', NAVIGATION);
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const policy = headers.get('content-security-policy')?.split('; ') ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'self' ${hash('first()')}`);
    expect(policy).toContain(`style-src 'self' ${hash('body{}')}`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it('asks for HTTPS for ever only where it is reached over HTTPS', async () => {
    const { send } = await openApp({ dist: DIST });
    expect((await send('/', NAVIGATION)).headers.get('strict-transport-security')).toBeNull();
  });
});

describe('packs', () => {
  async function openPacks() {
    const app = await openApp();
    const { history, write } = await writeSamplePacks(app.packsDir);
    const root = history[0]?.root ?? { hash: '', bytes: 0 };
    return { ...app, write, root, path: `/packs/${chunkPath(root.hash)}` };
  }

  it('are immutable, named by their hash, and open to every origin', async () => {
    const { send, path, root } = await openPacks();
    const answer = await send(path);
    expect(answer.headers.get('cache-control')).toBe(`${YEAR}, no-transform`);
    expect(answer.headers.get('etag')).toBe(`"${root.hash}"`);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(
      createHash('sha256')
        .update(await bytesOf(answer))
        .digest('hex'),
    ).toBe(root.hash);
  });

  it('come in brotli where it is taken, but never to a range', async () => {
    const { send, path, root } = await openPacks();
    const encoded = await send(path, { headers: { 'accept-encoding': 'br' } });
    expect(encoded.headers.get('content-encoding')).toBe('br');
    expect(encoded.headers.get('etag')).not.toBe(`"${root.hash}"`);
    expect(
      createHash('sha256')
        .update(brotliDecompressSync(await bytesOf(encoded)))
        .digest('hex'),
    ).toBe(root.hash);
    const part = await send(path, { headers: { 'accept-encoding': 'br', range: 'bytes=0-9' } });
    expect([part.status, part.headers.get('content-encoding')]).toEqual([206, null]);
  });

  it.each([
    ['bytes=0-9', 206, 0, 10],
    ['bytes=10-', 206, 10, undefined],
    ['bytes=-10', 206, -10, undefined],
    ['bytes=0-99999999', 206, 0, undefined],
    ['bytes=0-1,3-4', 200, 0, undefined],
    ['bytes=9-1', 200, 0, undefined],
    ['pages=1-2', 200, 0, undefined],
  ])('answer the range %s with %d', async (range, status, from, to) => {
    const { send, path, root } = await openPacks();
    const whole = await bytesOf(await send(path));
    const answer = await send(path, { headers: { range } });
    const wanted = whole.subarray(from < 0 ? root.bytes + from : from, to);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-length')).toBe(String(wanted.length));
    expect(await bytesOf(answer)).toEqual(wanted);
  });

  it('refuse a range beyond their end, and say how long they are', async () => {
    const { send, path, root } = await openPacks();
    const answer = await send(path, { headers: { range: `bytes=${root.bytes}-` } });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${root.bytes}`]);
  });

  it('send the whole where the range is of other bytes', async () => {
    const { send, path, root } = await openPacks();
    const ask = async (etag: string) =>
      (await send(path, { headers: { range: 'bytes=0-9', 'if-range': etag } })).status;
    expect(await ask(`"${root.hash}"`)).toBe(206);
    expect(await ask('"other"')).toBe(200);
  });

  it('have a catalogue that is asked for again each time', async () => {
    const { send } = await openPacks();
    const answer = await send('/packs/catalogue.json');
    expect(answer.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(await answer.json()).toEqual({ sample: true });
    const etag = answer.headers.get('etag') ?? '';
    expect((await send('/packs/catalogue.json', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('are no way to any other file', async () => {
    const { send, packsDir } = await openPacks();
    await mkdir(join(packsDir, 'keys'));
    await writeFile(join(packsDir, 'keys/secret'), 'secret');
    for (const path of [
      'keys/secret',
      'courses/../keys/secret',
      'courses/..%2fkeys%2fsecret',
      'chunks/ab/../../keys/secret',
    ]) {
      expect((await send(`/packs/${path}`)).status, path).toBe(404);
    }
  });
});

describe('media', () => {
  async function openMedia() {
    const app = await openApp();
    const bytes = randomBytes(2 * CHUNK_BYTES + 1000);
    const write = packWriter(app.packsDir);
    return { ...app, bytes, write, ref: await write.blob(bytes) };
  }

  it('are put together from their chunks', async () => {
    const { send, bytes, ref } = await openMedia();
    const answer = await send(mediaUrl(ref, 'mp4'));
    expect(answer.headers.get('content-type')).toBe('video/mp4');
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect((await bytesOf(answer)).equals(bytes)).toBe(true);
  });

  it('are sent in part, across the edge of two chunks too', async () => {
    const { send, bytes, ref } = await openMedia();
    for (const [from, to] of [
      [CHUNK_BYTES - 5, CHUNK_BYTES + 5],
      [2 * CHUNK_BYTES + 990, 2 * CHUNK_BYTES + 1000],
    ] as const) {
      const answer = await send(mediaUrl(ref, 'mp4'), { headers: { range: `bytes=${from}-${to - 1}` } });
      expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/${bytes.length}`);
      expect((await bytesOf(answer)).equals(bytes.subarray(from, to))).toBe(true);
    }
  });

  it('are not there when a chunk is missing, or the address lies about the size', async () => {
    const { send, bytes, ref, packsDir } = await openMedia();
    expect((await send(mediaUrl({ ...ref, bytes: ref.bytes - 1 }, 'mp4'))).status).toBe(404);
    expect((await send(mediaUrl({ ...ref, bytes: 100 }, 'mp4'))).status).toBe(404);
    const second = createHash('sha256')
      .update(bytes.subarray(CHUNK_BYTES, 2 * CHUNK_BYTES))
      .digest('hex');
    await rm(join(packsDir, chunkPath(second)));
    expect((await send(mediaUrl(ref, 'mp4'))).status).toBe(404);
  });

  it('are drawings that run nothing when they are opened by themselves', async () => {
    const { send, write } = await openMedia();
    const ref = await write.blob(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    const answer = await send(mediaUrl(ref, 'svg'));
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(answer.headers.get('content-security-policy')).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    );
  });
});
