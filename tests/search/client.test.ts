import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepOwnTexts, refreshSearch } from '../../src/search/client.ts';

/** What each worker was told, in order. */
let told: unknown[][];

class FakeWorker {
  readonly #told: unknown[] = [];
  constructor() {
    told.push(this.#told);
  }
  addEventListener(): void {}
  terminate(): void {}
  postMessage(message: unknown): void {
    this.#told.push(message);
  }
}

beforeEach(() => {
  told = [];
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the page that searches', () => {
  it('gives a worker that begins anew, after nobody asked for a while, the notes that the one before had', () => {
    const note = { href: '/notes', title: 'Course', lang: 'en', words: 'soil' };
    keepOwnTexts('note', [note]);
    vi.advanceTimersByTime(120_000);
    refreshSearch();
    expect(told).toHaveLength(2);
    expect(told[1]).toEqual([{ type: 'own', kind: 'note', texts: [note] }, { type: 'refresh' }]);
  });
});
