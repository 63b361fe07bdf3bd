import { clear, get, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { flushCounted, note } from '../../../src/data/usage/counter.ts';
import { answerLine } from '../../../src/data/usage/line.ts';
import { mayMove } from '../../../src/data/usage/may-move.ts';
import { DEFAULT_RULES, saveRules } from '../../../src/data/usage/rules.ts';
import { countOfDay, readUsage } from '../../../src/data/usage/usage.ts';
import { watchUsage } from '../../../src/data/usage/usage-news.ts';

beforeEach(() => clear());
afterEach(async () => {
  await flushCounted();
  vi.useRealTimers();
});

const onLine = async (line: 'mobile' | 'wifi') => countOfDay(await readUsage(), line, new Date());

describe('the counter', () => {
  it('writes within half a second what was counted, in one go, and tells of it once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let heard = 0;
    const stop = watchUsage(() => (heard += 1));
    for (let piece = 0; piece < 50; piece++) note('lessons', 100);
    note('work', 70);
    expect(await get('usage')).toBeUndefined();
    vi.advanceTimersByTime(500);
    await vi.waitFor(() => expect(heard).toBe(1));
    expect(await onLine('mobile')).toEqual({ lessons: 5_000, work: 70, list: 0, app: 0 });
    stop();
  });

  it('takes a line that nobody knows for mobile data, until she says that it is Wi-Fi', async () => {
    note('lessons', 1_000);
    await flushCounted();
    await answerLine('wifi', Date.now());
    note('lessons', 30);
    await flushCounted();
    expect((await onLine('mobile')).lessons).toBe(1_000);
    expect((await onLine('wifi')).lessons).toBe(30);
  });
});

describe('whether a download may move', () => {
  const piece = { kind: 'sound', bytes: 1_000, restBytes: 1_000, isNow: false } as const;

  it('takes account of what was counted a moment ago, and is on no disk yet', async () => {
    await saveRules({ ...DEFAULT_RULES, limitBytes: 10_000 });
    expect(await mayMove(piece)).toBeUndefined();
    note('lessons', 9_500);
    expect(await mayMove(piece)).toBe('limit');
  });

  it('goes by the rules, the line and the limit as they are kept', async () => {
    await saveRules({ ...DEFAULT_RULES, wifiOnly: 'lessons' });
    expect(await mayMove(piece)).toBe('line');
    await answerLine('mobile', Date.now());
    expect(await mayMove(piece)).toBe('wifi');
    expect(await mayMove({ ...piece, isNow: true })).toBeUndefined();
    await answerLine('wifi', Date.now());
    expect(await mayMove(piece)).toBeUndefined();
  });

  it('takes the limit over from an app that knew no other rule', async () => {
    await set('data-limit-bytes', 500);
    expect(await mayMove(piece)).toBe('limit');
  });
});

describe('news of her data', () => {
  it('is heard once by each who listens here, and once by other pages', async () => {
    const [here, there]: number[][] = [[], []];
    const other = new BroadcastChannel('caravan-usage');
    other.onmessage = () => there?.push(1);
    const stop = watchUsage(() => here?.push(1));
    await saveRules(DEFAULT_RULES);
    await vi.waitFor(() => expect(there).toHaveLength(1));
    await new Promise(setImmediate);
    expect(here).toHaveLength(1);
    other.postMessage(null);
    await vi.waitFor(() => expect(here).toHaveLength(2));
    stop();
    await saveRules(DEFAULT_RULES);
    await vi.waitFor(() => expect(there).toHaveLength(2));
    expect(here).toHaveLength(2);
    other.close();
  });
});
