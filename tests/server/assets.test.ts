import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openApp } from './support/open-app.ts';

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

  it('gives the service worker a policy of its own, and spares a script its bytes', async () => {
    const { send } = await openApp({ dist: DIST });
    const [page, worker] = [await send('/', NAVIGATION), await send('/sw.js')];
    const policy = page.headers.get('content-security-policy');
    expect(policy).not.toBeNull();
    expect(worker.headers.get('content-security-policy')).toBe(policy);
    const script = await send('/assets/app-1a2b.js');
    expect(script.status).toBe(200);
    expect(script.headers.get('content-security-policy')).toBeNull();
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('asks for HTTPS for ever only where it is reached over HTTPS', async () => {
    const { send } = await openApp({ dist: DIST });
    expect((await send('/', NAVIGATION)).headers.get('strict-transport-security')).toBeNull();
  });
});
