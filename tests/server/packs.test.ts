import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES } from '../../src/protocol/pack/blob-ref.ts';
import { chunkPath, mediaUrl } from '../../src/protocol/pack/media-url.ts';
import { openApp } from './support/open-app.ts';
import { packWriter, writeSamplePacks } from './support/sample-packs.ts';

const YEAR = 'public, max-age=31536000, immutable';

async function bytesOf(answer: Response) {
  return Buffer.from(await answer.arrayBuffer());
}

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

  it('have a catalogue that is asked for again each time, as brotli where it is taken', async () => {
    const { send, packsDir } = await openPacks();
    await writeFile(join(packsDir, 'catalogue/en.json.br'), brotliCompressSync('{"sample":true}'));
    const answer = await send('/packs/catalogue/en.json');
    expect(answer.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(await answer.json()).toEqual({ sample: true });
    const etag = answer.headers.get('etag') ?? '';
    expect((await send('/packs/catalogue/en.json', { headers: { 'if-none-match': etag } })).status).toBe(304);
    const ask = { 'accept-encoding': 'gzip, br' };
    const packed = await send('/packs/catalogue/en.json', { headers: ask });
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(await bytesOf(packed)).toString()).toBe('{"sample":true}');
    const ofBrotli = packed.headers.get('etag') ?? '';
    expect(ofBrotli).not.toBe(etag);
    const again = await send('/packs/catalogue/en.json', { headers: { ...ask, 'if-none-match': ofBrotli } });
    expect([again.status, (await bytesOf(again)).length]).toEqual([304, 0]);
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
    const answer = await send(mediaUrl([ref], 'mp4'));
    expect(answer.headers.get('content-type')).toBe('video/mp4');
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect((await bytesOf(answer)).equals(bytes)).toBe(true);
  });

  it('[URL2] are saved where no page shows them, and shown where one does', async () => {
    const { send, write } = await openMedia();
    const ref = await write.blob(Buffer.from('%PDF-1.4'));
    for (const ending of ['pdf', 'zip', 'docx', 'csv', 'bin'] as const) {
      const answer = await send(mediaUrl([ref], ending));
      expect(answer.headers.get('content-disposition'), ending).toBe('attachment');
    }
    for (const ending of ['mp4', 'svg', 'webp'] as const) {
      expect((await send(mediaUrl([ref], ending))).headers.has('content-disposition'), ending).toBe(false);
    }
  });

  it('are sent in part, across the edge of two chunks too', async () => {
    const { send, bytes, ref } = await openMedia();
    for (const [from, to] of [
      [CHUNK_BYTES - 5, CHUNK_BYTES + 5],
      [2 * CHUNK_BYTES + 990, 2 * CHUNK_BYTES + 1000],
    ] as const) {
      const answer = await send(mediaUrl([ref], 'mp4'), { headers: { range: `bytes=${from}-${to - 1}` } });
      expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/${bytes.length}`);
      expect((await bytesOf(answer)).equals(bytes.subarray(from, to))).toBe(true);
    }
  });

  it('[BLOB3] of several parts are one file, across the edges of the parts', async () => {
    const { send, bytes, ref, write } = await openMedia();
    const head = randomBytes(300);
    const whole = Buffer.concat([head, bytes, head]);
    const parts = [await write.blob(head), ref, await write.blob(head)];
    expect((await bytesOf(await send(mediaUrl(parts, 'mp4')))).equals(whole)).toBe(true);
    for (const [from, to] of [
      [290, 310],
      [295, whole.length - 100],
      [whole.length - 310, whole.length],
    ] as const) {
      const answer = await send(mediaUrl(parts, 'mp4'), { headers: { range: `bytes=${from}-${to - 1}` } });
      expect((await bytesOf(answer)).equals(whole.subarray(from, to))).toBe(true);
    }
  });

  it('are not there when a chunk is missing, or the address lies about the size', async () => {
    const { send, bytes, ref, packsDir } = await openMedia();
    expect((await send(mediaUrl([{ ...ref, bytes: ref.bytes - 1 }], 'mp4'))).status).toBe(404);
    expect((await send(mediaUrl([{ ...ref, bytes: 100 }], 'mp4'))).status).toBe(404);
    const second = createHash('sha256')
      .update(bytes.subarray(CHUNK_BYTES, 2 * CHUNK_BYTES))
      .digest('hex');
    await rm(join(packsDir, chunkPath(second)));
    expect((await send(mediaUrl([ref], 'mp4'))).status).toBe(404);
  });

  it('are drawings that run nothing when they are opened by themselves', async () => {
    const { send, write } = await openMedia();
    const ref = await write.blob(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    const answer = await send(mediaUrl([ref], 'svg'));
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(answer.headers.get('content-security-policy')).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    );
  });
});
