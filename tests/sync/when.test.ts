import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordDone } from '../../src/data/study/record-done.ts';
import type { StudyDb } from '../../src/data/study/study-db.ts';
import { backOffMs } from '../../src/sync/back-off.ts';
// Fetched by need: here it is there before the clock stands still.
import '../../src/sync/exchange-profiles.ts';
import { keepSending, type Page, requestSync } from '../../src/sync/when.ts';
import { makePhone } from '../support/study-phone.ts';

describe('backOffMs', () => {
  it('doubles from 5 s to 5 min, half of it left to chance', () => {
    const shortest = [1, 2, 3, 4, 5, 6, 7, 99].map((failures) => backOffMs(failures, () => 0) / 1000);
    expect(shortest).toEqual([5, 10, 20, 40, 80, 150, 150, 150]);
    const longest = [1, 2, 3, 4, 5, 6, 7, 99].map((failures) => Math.round(backOffMs(failures, () => 1) / 1000));
    expect(longest).toEqual([10, 20, 40, 80, 160, 300, 300, 300]);
  });
});

describe('keepSending', () => {
  let leaving: AbortController;
  beforeEach(() => {
    leaving = new AbortController();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    leaving.abort();
    vi.useRealTimers();
  });

  /** Lets the database, which takes no timers, come to rest. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 60; turn++) await setImmediate();
  }
  async function pass(seconds: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(1000 * seconds);
    await settle();
  }

  interface Opening {
    answer: () => Response;
    hasWork?: boolean;
    others?: StudyDb[];
  }

  /** An open page whose every request gets the same answer. Returns how many requests there have been. */
  async function openPage({ answer, hasWork = true, others = [] }: Opening) {
    const { db, deps } = makePhone();
    if (hasWork) await recordDone(db, { course: 1, item: 1 });
    const fetch = vi.fn(async () => answer());
    const page = {
      window: new EventTarget(),
      document: Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState }),
      registerSync: vi.fn(async () => undefined),
    } satisfies Page;
    const sending = keepSending({ ...deps, others: async () => others, fetch, random: () => 0 }, leaving, page);
    await pass(0);
    const show = async (state: DocumentVisibilityState) => {
      page.document.visibilityState = state;
      page.document.dispatchEvent(new Event('visibilitychange'));
      await pass(0);
    };
    return { db, page, sending, show, requests: () => fetch.mock.calls.length };
  }

  const noLine = (): Response => {
    throw new TypeError('no line');
  };

  it('tries at once, then with back-off as long as something is unsent', async () => {
    const { requests } = await openPage({ answer: noLine });
    const tries = [requests()];
    for (const seconds of [4.9, 0.1, 9.9, 0.1, 19.9, 0.1]) {
      await pass(seconds);
      tries.push(requests());
    }
    expect(tries).toEqual([1, 1, 2, 2, 3, 3, 4]);
  });

  it('tries again, and asks for a background sync, for what another person of the phone did', async () => {
    const another = makePhone().db;
    await recordDone(another, { course: 1, item: 1 });
    const { page, requests } = await openPage({ answer: noLine, hasWork: false, others: [another] });
    expect(requests()).toBe(1);
    await pass(5);
    expect(requests()).toBe(2);
    expect(page.registerSync).toHaveBeenCalledTimes(2);
  });

  it('does not try again for nothing', async () => {
    const { requests, db } = await openPage({ answer: noLine, hasWork: false });
    await db.identity.toCollection().modify({ isRegistered: true });
    requestSync();
    await pass(0.5);
    expect(requests()).toBe(1);
    await pass(3600);
    expect(requests()).toBe(1);
  });

  it('tries when there is a line again, and when the page comes to the front', async () => {
    const { page, show, requests } = await openPage({ answer: noLine });
    page.window.dispatchEvent(new Event('online'));
    await pass(0);
    expect(requests()).toBe(2);
    await show('hidden');
    expect(requests()).toBe(2);
    await show('visible');
    expect(requests()).toBe(3);
  });

  it('sends half a second after it was asked, once for many requests', async () => {
    const { requests } = await openPage({ answer: noLine });
    for (let i = 0; i < 5; i++) requestSync();
    await pass(0.4);
    expect(requests()).toBe(1);
    await pass(0.1);
    expect(requests()).toBe(2);
  });

  it('sends what was recorded within a minute, though nobody asks', async () => {
    const { db, requests } = await openPage({ answer: noLine, hasWork: false });
    expect(requests()).toBe(0);
    await recordDone(db, { course: 1, item: 2 });
    await pass(1);
    expect(requests()).toBe(0);
    await pass(60);
    expect(requests()).toBeGreaterThan(0);
  });

  it('waits as long as the server wants, whatever happens meanwhile', async () => {
    const busy = () => new Response('', { status: 503, headers: { 'retry-after': '120' } });
    const { page, show, requests } = await openPage({ answer: busy });
    await pass(100);
    page.window.dispatchEvent(new Event('online'));
    await show('visible');
    requestSync();
    await pass(19);
    expect(requests()).toBe(1);
    await pass(1);
    expect(requests()).toBe(2);
  });

  it('asks for a background sync when it fails, and when the page is left with work unsent', async () => {
    const { page, show } = await openPage({ answer: noLine });
    expect(page.registerSync).toHaveBeenCalledTimes(1);
    await show('hidden');
    expect(page.registerSync).toHaveBeenCalledTimes(2);
  });

  it('asks for none where nothing is unsent', async () => {
    const { page, show } = await openPage({ answer: noLine, hasWork: false });
    await show('hidden');
    expect(page.registerSync).not.toHaveBeenCalled();
  });

  it('ends when the page does', async () => {
    const { sending, requests } = await openPage({ answer: noLine });
    leaving.abort();
    await sending;
    requestSync();
    await pass(3600);
    expect(requests()).toBe(1);
  });
});
