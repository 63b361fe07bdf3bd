import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ask } from '../../src/sync/ask.ts';
import { never } from '../support/study-phone.ts';

const TYPE = 'application/vnd.caravan.exchange';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A line that brings one byte at a time; silence for ever after the last one that is asked for. */
function slowLine() {
  let bring = (_bytes: Uint8Array | undefined) => {};
  const fetch: typeof globalThis.fetch = async (_, init) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        bring = (bytes) => (bytes ? controller.enqueue(bytes) : controller.close());
        init?.signal?.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')));
      },
    });
    return new Response(body, { headers: { 'content-type': TYPE } });
  };
  return { fetch, bring: (bytes: Uint8Array | undefined) => bring(bytes) };
}

it('waits for an answer as long as it goes on coming', async () => {
  const line = slowLine();
  const asked = ask(line.fetch, '/', { method: 'POST' }, TYPE, never);
  for (const byte of [1, 2, 3, 4, 5]) {
    await vi.advanceTimersByTimeAsync(100_000);
    line.bring(Uint8Array.of(byte));
  }
  line.bring(undefined);
  await vi.advanceTimersByTimeAsync(0);
  expect((await asked)?.body).toEqual(Uint8Array.of(1, 2, 3, 4, 5));
});

it('gives up after two minutes of silence', async () => {
  const line = slowLine();
  const asked = ask(line.fetch, '/', { method: 'POST' }, TYPE, never);
  await vi.advanceTimersByTimeAsync(100_000);
  line.bring(Uint8Array.of(1));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(await asked).toBeUndefined();
});
