import { clear } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_RULES, saveRules } from '../../../src/data/usage/rules.ts';
import { followTurns } from '../../../src/data/usage/turns.ts';
import { watchUsage } from '../../../src/data/usage/usage-news.ts';

const MINUTE_MS = 60_000;
let heard: number;
let stops: (() => void)[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  await clear();
  heard = 0;
  stops = [];
});
afterEach(() => {
  for (const stop of stops) stop();
  vi.useRealTimers();
});

/** Follows from a moment on, once the rules in force have been read. */
async function follow(from: Date): Promise<void> {
  vi.setSystemTime(from);
  stops.push(followTurns());
  await settled();
  stops.push(watchUsage(() => (heard += 1)));
}

/** So many minutes pass; each look reads the rules before the next. */
async function pass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    vi.advanceTimersByTime(MINUTE_MS);
    await settled();
  }
}

const settled = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
};

describe('the turns of the day', () => {
  it('are told at midnight, and not before', async () => {
    await follow(new Date(2026, 10, 22, 23, 55));
    await pass(4);
    expect(heard).toBe(0);
    await pass(2);
    expect(heard).toBe(1);
    await pass(10);
    expect(heard).toBe(1);
  });

  it('are told when the cheap hours begin and end', async () => {
    await saveRules({ ...DEFAULT_RULES, hours: { from: 22 * 60, to: 22 * 60 + 5 } });
    await follow(new Date(2026, 10, 22, 21, 58));
    await pass(1);
    expect(heard).toBe(0);
    await pass(2);
    expect(heard).toBe(1);
    await pass(5);
    expect(heard).toBe(2);
  });

  it('are told late where the phone slept', async () => {
    await follow(new Date(2026, 10, 22, 12));
    vi.setSystemTime(new Date(2026, 10, 23, 7));
    await pass(1);
    expect(heard).toBe(1);
  });

  it('are told to nobody who has stopped listening', async () => {
    await follow(new Date(2026, 10, 22, 23, 59));
    for (const stop of stops) stop();
    await pass(3);
    expect(heard).toBe(0);
  });
});
