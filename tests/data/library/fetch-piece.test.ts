import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fetchPiece } from '../../../src/data/library/fetch-piece.ts';
import { bytesOf, chunkPathOf, createPackServer } from './support/pack-server.ts';

const server = createPackServer();
const ref = server.putBlob(bytesOf(5_000, 1));
const path = chunkPathOf(ref.hash);
const fetchIt = (signal = new AbortController().signal) => fetchPiece({ fetch: server.fetch }, ref, { signal });

beforeAll(server.start);
afterAll(server.stop);
afterEach(() => {
  server.answer(path, undefined);
  server.setOnline(true);
  vi.useRealTimers();
});

describe('a chunk from the line', () => {
  it('is believed when it has the hash it was asked for by [URL1]', async () => {
    const { hash, bytes } = await fetchIt();
    expect(hash).toBe(ref.hash);
    expect(new Uint8Array(await bytes.arrayBuffer())).toEqual(bytesOf(5_000, 1));
  });

  it.each([
    ['one bit is flipped', () => new Response(bytesOf(5_000, 1).map((byte, n) => (n === 4_321 ? byte ^ 1 : byte)))],
    ['it is too short', () => new Response(bytesOf(4_999, 1))],
    ['it is too long', () => new Response(bytesOf(5_001, 1))],
  ])('is altered when %s [BLOB1]', async (_, answer) => {
    server.answer(path, answer);
    await expect(fetchIt()).rejects.toMatchObject({ kind: 'altered' });
  });

  it.each([
    [404, 'missing'],
    [410, 'missing'],
    [500, 'trouble'],
    [429, 'trouble'],
    [204, 'trouble'],
  ])('is told by the status: %i is %s', async (status, kind) => {
    server.answer(path, () => new Response(null, { status }));
    await expect(fetchIt()).rejects.toMatchObject({ kind });
  });

  it('is offline when nothing answers and when the body breaks off', async () => {
    server.setOnline(false);
    await expect(fetchIt()).rejects.toMatchObject({ kind: 'offline' });
    server.setOnline(true);
    server.answer(path, () => new Response(brokenOff()));
    await expect(fetchIt()).rejects.toMatchObject({ kind: 'offline' });
  });

  it('is a portal when somebody answers with a page to sign in at, or redirects to one [DL6]', async () => {
    server.answer(path, () => new Response('<html>Sign in', { headers: { 'content-type': 'text/html' } }));
    await expect(fetchIt()).rejects.toMatchObject({ kind: 'portal' });
    server.answer('elsewhere', () => new Response(bytesOf(5_000, 1)));
    server.answer(path, () => Response.redirect('http://caravan.test/packs/elsewhere'));
    await expect(fetchIt()).rejects.toMatchObject({ kind: 'portal' });
  });

  it('does not read on when more comes than was asked for', async () => {
    let served = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        served += 1_000;
        controller.enqueue(new Uint8Array(1_000));
      },
    });
    const fetch = async () => new Response(endless);
    await expect(fetchPiece({ fetch }, ref, { signal: new AbortController().signal })).rejects.toMatchObject({
      kind: 'altered',
    });
    expect(served).toBeLessThan(20_000);
  });

  it('is given up as offline when the line has been silent for half a minute', async () => {
    vi.useFakeTimers();
    const fetch: typeof globalThis.fetch = (_, init) =>
      new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      });
    const end = expect(fetchPiece({ fetch }, ref, { signal: new AbortController().signal })).rejects.toMatchObject({
      kind: 'offline',
    });
    await vi.advanceTimersByTimeAsync(30_000);
    await end;
  });

  it('passes an abort through', async () => {
    await expect(fetchIt(AbortSignal.abort(new Error('left the page')))).rejects.toThrow('left the page');
  });
});

const brokenOff = (): ReadableStream =>
  new ReadableStream({
    start: (controller) => controller.enqueue(bytesOf(2_000, 1)),
    pull: (controller) => controller.error(new Error('cut')),
  });
