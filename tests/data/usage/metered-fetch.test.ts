import { clear } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeCounted } from '../../../src/data/usage/counted-answer.ts';
import { flushCounted } from '../../../src/data/usage/counter.ts';
import { kindOf } from '../../../src/data/usage/kind-of.ts';
import { meteredFetch } from '../../../src/data/usage/metered-fetch.ts';
import { countOfDay, readUsage, type UsageKind } from '../../../src/data/usage/usage.ts';

const ORIGIN = 'https://caravan.example';
const CHUNK = `${ORIGIN}/packs/chunks/ab/abcd`;

beforeEach(async () => {
  vi.stubGlobal('location', new URL(`${ORIGIN}/courses`));
  vi.stubGlobal('navigator', { onLine: true, userAgent: 'a'.repeat(100), languages: ['fr-FR'] });
  await clear();
});
afterEach(async () => {
  await flushCounted();
  vi.unstubAllGlobals();
});

const used = async (kind: UsageKind) => {
  await flushCounted();
  return countOfDay(await readUsage(), 'mobile', new Date())[kind];
};
/** The same answer to everything. */
const answering = (body: BodyInit | null, init?: ResponseInit) => async () => new Response(body, init);
const bodyOf = (bytes: number) => new Uint8Array(bytes).fill(7);
/** Over HTTP/1.1 no head weighs more. */
const MOST_HEAD_BYTES = 1_000;

describe('a metered fetch', () => {
  it('gives the answer as it came', async () => {
    const headers = { 'content-type': 'text/plain', etag: '"1"' };
    const answer = await meteredFetch(answering('Tamam', { status: 206, headers }))(CHUNK);
    expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([206, '"1"', 'Tamam']);
  });

  it('gives an answer without a body as it came, also where the browser shows an empty one', async () => {
    const empty = Object.defineProperty(new Response(null, { status: 204 }), 'body', { value: new ReadableStream() });
    const answer = await meteredFetch(async () => empty)(CHUNK);
    expect(answer.status).toBe(204);
    expect((await meteredFetch(answering(null, { status: 204 }))(CHUNK)).status).toBe(204);
  });

  it('counts what a hub on the campus gives apart from mobile data', async () => {
    const answer = await meteredFetch(answering(bodyOf(50_000)))('http://192.168.4.1/packs/chunks/ab/abcd');
    await answer.arrayBuffer();
    expect(await used('lessons')).toBe(0);
    expect(countOfDay(await readUsage(), 'wifi', new Date()).lessons).toBeGreaterThan(50_000);
  });

  it('counts what is asked and what comes, with their headers', async () => {
    const answer = await meteredFetch(answering(bodyOf(100_000)))(CHUNK);
    await answer.arrayBuffer();
    const lessons = await used('lessons');
    expect(lessons).toBeGreaterThan(100_300);
    expect(lessons).toBeLessThan(100_000 + MOST_HEAD_BYTES);
  });

  it('counts the body of a question, and its own headers', async () => {
    const plain = meteredFetch(answering(null));
    await plain(`${ORIGIN}/x`, { method: 'POST' });
    const empty = await used('work');
    await plain(`${ORIGIN}/x`, { method: 'POST', body: bodyOf(500) });
    expect(await used('work')).toBe(2 * empty + 500);
    await plain(`${ORIGIN}/x`, { method: 'POST', body: 'é'.repeat(10), headers: { 'x-a': 'bcd' } });
    expect(await used('work')).toBe(3 * empty + 500 + 20 + 'x-a: bcd\r\n'.length);
  });

  it('has the bytes come into the buffer of who brings one, and counts them', async () => {
    const answer = await meteredFetch(answering(bodyOf(100_000)))(CHUNK);
    const reader = answer.body?.getReader({ mode: 'byob' });
    let [buffer, length] = [new ArrayBuffer(10_000), 0];
    for (let isOver = false; reader && !isOver; ) {
      const { value, done } = await reader.read(new Uint8Array(buffer));
      expect(value?.buffer.byteLength).toBe(10_000);
      expect(value?.every((byte) => byte === 7)).toBe(true);
      buffer = value?.buffer ?? buffer;
      length += value?.length ?? 0;
      isOver = done;
    }
    expect(length).toBe(100_000);
    expect(await used('lessons')).toBeGreaterThan(100_300);
    expect(await used('lessons')).toBeLessThan(100_000 + MOST_HEAD_BYTES);
  });

  it('counts a compressed answer as it was on the line', async () => {
    const headers = { 'content-encoding': 'br', 'content-length': '2000' };
    await (await meteredFetch(answering(bodyOf(90_000), { headers }))(CHUNK)).arrayBuffer();
    expect(await used('lessons')).toBeLessThan(2_000 + MOST_HEAD_BYTES);
    expect(await used('lessons')).toBeGreaterThan(2_300);
  });

  it('counts of a cut answer what came', async () => {
    const cut = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bodyOf(40_000)),
      pull: (controller) => controller.error(new TypeError('network error')),
    });
    const answer = await meteredFetch(answering(cut))(CHUNK);
    await expect(answer.arrayBuffer()).rejects.toThrow('network error');
    expect(await used('lessons')).toBeGreaterThan(40_000);
    expect(await used('lessons')).toBeLessThan(40_000 + MOST_HEAD_BYTES);
  });

  it('counts a question that nobody answered only where there is a network', async () => {
    const failing = meteredFetch(async () => {
      throw new TypeError('Failed to fetch');
    });
    await expect(failing(CHUNK)).rejects.toThrow('Failed to fetch');
    expect(await used('lessons')).toBeGreaterThan(300);
    vi.stubGlobal('navigator', { onLine: false, userAgent: '', languages: [] });
    const before = await used('lessons');
    await expect(failing(CHUNK)).rejects.toThrow('Failed to fetch');
    expect(await used('lessons')).toBe(before);
  });

  it('stops the answer when its reader does', async () => {
    let isStopped = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(bodyOf(1_000)),
      cancel: () => {
        isStopped = true;
      },
    });
    const answer = await meteredFetch(answering(endless))(CHUNK);
    await answer.body?.cancel();
    expect(isStopped).toBe(true);
  });

  it('does not read ahead of its reader: what waits for a full disk does not fill the memory', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          pulled += 1;
          controller.enqueue(bodyOf(65_536));
        },
      },
      { highWaterMark: 0 },
    );
    const reader = (await meteredFetch(answering(endless))(CHUNK)).body?.getReader();
    await reader?.read();
    await new Promise(setImmediate);
    expect(pulled).toBe(1);
    await reader?.cancel();
  });

  it('leaves to the service worker what that answers for', async () => {
    vi.stubGlobal('navigator', { ...navigator, languages: [], serviceWorker: { controller: {} } });
    await (await meteredFetch(answering(bodyOf(9_000)))(`${ORIGIN}/media/abcd-9000.vtt`)).arrayBuffer();
    expect(await used('lessons')).toBe(0);
  });
});

describe('the browser’s own figure', () => {
  const fetchOnce = async (bytes: number) => {
    await (await meteredFetch(answering(bodyOf(bytes)))(CHUNK)).arrayBuffer();
    return used('lessons');
  };

  it('takes back what came from the HTTP cache', async () => {
    await fetchOnce(50_000);
    takeCounted(CHUNK, performance.now())?.settle('nothing');
    expect(await used('lessons')).toBe(0);
  });

  it('takes the place of the size that was read', async () => {
    const before = await fetchOnce(50_000);
    takeCounted(CHUNK, performance.now())?.settle(12_000);
    expect(await used('lessons')).toBe(before - 38_000);
  });

  it('counts also when it is there before the body has been read', async () => {
    const answer = await meteredFetch(answering(bodyOf(50_000)))(CHUNK);
    takeCounted(CHUNK, performance.now())?.settle(12_000);
    await answer.arrayBuffer();
    expect(await used('lessons')).toBeLessThan(12_000 + MOST_HEAD_BYTES);
  });

  it('is taken once', async () => {
    await fetchOnce(10);
    expect(takeCounted(CHUNK, performance.now())).toBeDefined();
    expect(takeCounted(CHUNK, performance.now())).toBeUndefined();
  });
});

describe('what a request is for', () => {
  it.each([
    ['/packs/chunks/ab/abcd', 'lessons'],
    ['/packs/courses/4097.json', 'lessons'],
    ['/media/abcd-9.mp4', 'lessons'],
    ['/packs/catalogue/fr.json', 'list'],
    ['/packs/keys.json', 'list'],
    ['/x', 'work'],
    ['/api/v1/carry', 'work'],
    ['/xylophone.svg', 'app'],
    ['/', 'app'],
    ['/assets/frame-1.js', 'app'],
  ] as const)('%s is %s', (path, kind) => expect(kindOf(path)).toBe(kind));

  it('is what its caller says: a chunk of the list is of the list', async () => {
    await (await meteredFetch(answering(bodyOf(5_000)), 'list')(CHUNK)).arrayBuffer();
    expect(await used('list')).toBeGreaterThan(5_000);
    expect(await used('lessons')).toBe(0);
  });
});
