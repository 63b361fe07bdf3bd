import { clear, get, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayOf, daysBefore, minuteOf } from '../../../src/data/usage/local-day.ts';
import { DEFAULT_RULES } from '../../../src/data/usage/rules.ts';
import { addUsage, allowance, bundleLeft, type Count, readUsage, usedToday } from '../../../src/data/usage/usage.ts';

const NOTHING: Count = { lessons: 0, work: 0, list: 0, app: 0 };
const lessons = (bytes: number): Count => ({ ...NOTHING, lessons: bytes });
const NOON = new Date(2026, 10, 22, 12);

const zone = process.env.TZ;
beforeEach(() => clear());
afterEach(() => {
  process.env.TZ = zone ?? '';
  if (zone === undefined) delete process.env.TZ;
});

describe('what was counted', () => {
  it('adds up, whoever adds at the same time, apart by line and by kind', async () => {
    await Promise.all([
      ...Array.from({ length: 20 }, () => addUsage('mobile', lessons(1_000), NOON)),
      addUsage('wifi', lessons(5_000), NOON),
      addUsage('mobile', { ...NOTHING, work: 70 }, NOON),
    ]);
    const usage = await readUsage();
    expect(usage['2026-11-22']?.mobile).toEqual({ ...NOTHING, lessons: 20_000, work: 70 });
    expect(usedToday(usage, 'mobile', NOON)).toBe(20_070);
    expect(usedToday(usage, 'wifi', NOON)).toBe(5_000);
  });

  it('begins anew at local midnight', async () => {
    await addUsage('mobile', lessons(7), new Date(2026, 10, 22, 23, 59, 59));
    const usage = await readUsage();
    expect(usedToday(usage, 'mobile', new Date(2026, 10, 22, 23, 59, 59, 999))).toBe(7);
    expect(usedToday(usage, 'mobile', new Date(2026, 10, 23))).toBe(0);
  });

  it('is kept for 40 days', async () => {
    for (const daysAgo of [41, 40, 39]) await addUsage('mobile', lessons(1), new Date(2026, 10, 22 - daysAgo, 12));
    await addUsage('mobile', lessons(1), NOON);
    expect(Object.keys(await readUsage())).toEqual(['2026-10-14', '2026-11-22']);
  });

  it('never falls below nothing when something is taken back after midnight', async () => {
    await addUsage('mobile', lessons(-500), NOON);
    await addUsage('mobile', lessons(300), NOON);
    expect(usedToday(await readUsage(), 'mobile', NOON)).toBe(300);
  });

  it('is nothing where what is kept cannot be read', async () => {
    await set('usage', { '2026-11-22': 'much' });
    expect(await readUsage()).toEqual({});
    await addUsage('mobile', lessons(1), NOON);
    expect(await get('usage')).toHaveProperty('2026-11-22');
  });
});

describe('a bundle', () => {
  const bundle = { bytes: 1_000, until: '2026-11-30', since: '2026-11-20', before: 200 };
  const on = async (day: number, bytes: number) => addUsage('mobile', lessons(bytes), new Date(2026, 10, day, 12));

  it('loses what went over mobile data since it began, and nothing else', async () => {
    await on(19, 10_000);
    await on(20, 300);
    await on(21, 50);
    await addUsage('wifi', lessons(9_000), NOON);
    expect(bundleLeft({ bundle }, await readUsage(), NOON)).toBe(850);
    await on(22, 5_000);
    expect(bundleLeft({ bundle }, await readUsage(), NOON)).toBe(0);
  });

  it('lasts to the end of its last day', async () => {
    expect(bundleLeft({ bundle }, {}, new Date(2026, 10, 30, 23, 59))).toBe(1_200);
    expect(bundleLeft({ bundle }, {}, new Date(2026, 11, 1))).toBeUndefined();
  });

  it('leaves to lessons what it and the day both have left', async () => {
    await on(22, 300);
    const usage = await readUsage();
    expect(allowance({ ...DEFAULT_RULES, limitBytes: 500 }, usage, NOON)).toBe(200);
    expect(allowance({ ...DEFAULT_RULES, limitBytes: 500, bundle: { ...bundle, bytes: 50 } }, usage, NOON)).toBe(0);
    expect(allowance({ ...DEFAULT_RULES, bundle }, usage, NOON)).toBe(900);
  });
});

describe('the local day', () => {
  const MIDNIGHTS = [
    // Spring forward and back in Paris, where a day has 23 and 25 hours.
    { zone: 'Europe/Paris', last: '2026-03-28T22:59:59Z', day: '2026-03-28', next: '2026-03-28T23:00:00Z' },
    { zone: 'Europe/Paris', last: '2026-03-29T21:59:59Z', day: '2026-03-29', next: '2026-03-29T22:00:00Z' },
    { zone: 'Europe/Paris', last: '2026-10-25T22:59:59Z', day: '2026-10-25', next: '2026-10-25T23:00:00Z' },
    { zone: 'Asia/Kathmandu', last: '2026-11-22T18:14:59Z', day: '2026-11-22', next: '2026-11-22T18:15:00Z' },
    { zone: 'America/Bogota', last: '2027-01-01T04:59:59Z', day: '2026-12-31', next: '2027-01-01T05:00:00Z' },
    { zone: 'Pacific/Kiritimati', last: '2026-11-22T09:59:59Z', day: '2026-11-22', next: '2026-11-22T10:00:00Z' },
  ];

  it.each(MIDNIGHTS)('ends at midnight in $zone, on $day', ({ zone: tz, last, day, next }) => {
    process.env.TZ = tz;
    expect(dayOf(new Date(last))).toBe(day);
    expect(dayOf(new Date(next)) > day).toBe(true);
    expect(minuteOf(new Date(next))).toBe(0);
    expect(daysBefore(new Date(next), 1)).toBe(day);
  });

  it('is counted back over a night without its hour', () => {
    process.env.TZ = 'Europe/Paris';
    expect(daysBefore(new Date('2026-03-30T10:00:00Z'), 2)).toBe('2026-03-28');
    expect(daysBefore(new Date('2026-03-01T10:00:00Z'), 1)).toBe('2026-02-28');
  });
});
