import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hold } from '../../../src/data/library/download-row.ts';
import { holdOf, isWithin, type Situation } from '../../../src/data/usage/hold-of.ts';
import type { Line } from '../../../src/data/usage/line.ts';
import { dayOf } from '../../../src/data/usage/local-day.ts';
import type { Move } from '../../../src/data/usage/may-move.ts';
import type { DataRules } from '../../../src/data/usage/rules.ts';
import type { Usage } from '../../../src/data/usage/usage.ts';
import type { BlobKind } from '../../../src/protocol/pack/plan-download.ts';

const MB = 1_000_000;
const NOON = new Date(2026, 10, 22, 12);
const KINDS: readonly BlobKind[] = ['text', 'captions', 'pictures', 'sound', 'video', 'files'];
const LINES: readonly Line[] = ['wifi', 'mobile', 'unknown'];

const PLAIN: DataRules = { limitBytes: 50 * MB, wifiOnly: 'nothing' };
const rest: Move = { kind: 'sound', bytes: MB, restBytes: 20 * MB, isNow: false };
const moving = (move: Partial<Move>): Move => ({ ...rest, ...move });

/** So much was used today over mobile data. */
const used = (bytes: number, now = NOON): Usage => ({
  [dayOf(now)]: {
    mobile: { lessons: bytes, work: 0, list: 0, app: 0 },
    wifi: { lessons: 0, work: 0, list: 0, app: 0 },
  },
});
const at = (line: Line, rules: Partial<DataRules> = {}, usage: Usage = {}): Situation => ({
  rules: { ...PLAIN, ...rules },
  usage,
  line,
  now: NOON,
});

/** Each rule alone, broken, and what it makes mobile data and a line that nobody knows wait for. */
const BROKEN: readonly { rule: string; rules: Partial<DataRules>; usage?: Usage; mobile: Hold; unknown: Hold }[] = [
  { rule: 'only on Wi-Fi', rules: { wifiOnly: 'lessons' }, mobile: 'wifi', unknown: 'line' },
  { rule: 'cheap hours', rules: { hours: { from: 22 * 60, to: 6 * 60 } }, mobile: 'hours', unknown: 'hours' },
  { rule: 'ask above', rules: { askAboveBytes: 10 * MB }, mobile: 'size', unknown: 'size' },
  { rule: 'daily limit', rules: {}, usage: used(49.5 * MB), mobile: 'limit', unknown: 'limit' },
  {
    rule: 'bundle',
    rules: { bundle: { bytes: 10 * MB, until: '2026-11-30', since: '2026-11-22', before: 0 } },
    usage: used(9.5 * MB),
    mobile: 'bundle',
    unknown: 'bundle',
  },
];

describe('what a download waits for', () => {
  it.each(BROKEN)('is, by the rule of $rule, $mobile over mobile data and nothing over Wi-Fi', (broken) => {
    for (const kind of KINDS) {
      const waitsAt = (line: Line) => holdOf(moving({ kind }), at(line, broken.rules, broken.usage));
      expect(waitsAt('mobile')).toBe(broken.mobile);
      expect(waitsAt('unknown')).toBe(broken.unknown);
      expect(waitsAt('wifi')).toBeUndefined();
    }
  });

  it.each(BROKEN)('is nothing for what she wants now, whatever the rule of $rule says', ({ rules, usage }) => {
    for (const line of LINES) expect(holdOf(moving({ isNow: true }), at(line, rules, usage))).toBeUndefined();
  });

  it('is Wi-Fi for video alone where she said so, and the line is asked for where nobody knows it', () => {
    for (const kind of KINDS) {
      const isVideo = kind === 'video';
      const waitsAt = (line: Line) => holdOf(moving({ kind }), at(line, { wifiOnly: 'video' }));
      expect(waitsAt('mobile')).toBe(isVideo ? 'wifi' : undefined);
      expect(waitsAt('unknown')).toBe(isVideo ? 'line' : undefined);
      expect(waitsAt('wifi')).toBeUndefined();
    }
  });

  it('is nothing without rules below the limit, on any line', () => {
    for (const line of LINES) for (const kind of KINDS) expect(holdOf(moving({ kind }), at(line))).toBeUndefined();
  });

  it('lets the last piece that fits through, and not a byte more', () => {
    const next = moving({ bytes: MB });
    expect(holdOf(next, at('mobile', {}, used(49 * MB)))).toBeUndefined();
    expect(holdOf(next, at('mobile', {}, used(49 * MB + 1)))).toBe('limit');
    expect(holdOf(moving({ restBytes: 10 * MB }), at('mobile', { askAboveBytes: 10 * MB }))).toBeUndefined();
    expect(holdOf(moving({ restBytes: 10 * MB + 1 }), at('mobile', { askAboveBytes: 10 * MB }))).toBe('size');
  });

  it('takes no notice of a bundle whose last day is over', () => {
    const bundle = { bytes: MB, until: '2026-11-21', since: '2026-11-01', before: 0 };
    expect(holdOf(rest, at('mobile', { bundle }, used(9 * MB)))).toBeUndefined();
  });

  it('never holds up Wi-Fi or a word of hers, and never lets more through than is left', () => {
    const rules = fc.record(
      {
        limitBytes: fc.integer({ min: 1, max: 200 * MB }),
        wifiOnly: fc.constantFrom('nothing' as const, 'video' as const, 'lessons' as const),
        hours: fc.record({ from: fc.integer({ min: 0, max: 1439 }), to: fc.integer({ min: 0, max: 1439 }) }),
        askAboveBytes: fc.integer({ min: 1, max: 100 * MB }),
      },
      { requiredKeys: ['limitBytes', 'wifiOnly'] },
    );
    const move = fc.record({
      kind: fc.constantFrom(...KINDS),
      bytes: fc.integer({ min: 0, max: 2 * MB }),
      restBytes: fc.integer({ min: 0, max: 300 * MB }),
      isNow: fc.boolean(),
    });
    const situation = fc.record({
      rules,
      usage: fc.integer({ min: 0, max: 300 * MB }).map((bytes) => used(bytes)),
      line: fc.constantFrom(...LINES),
      now: fc.constant(NOON),
    });
    fc.assert(
      fc.property(move, situation, (next, where) => {
        const hold = holdOf(next, where);
        if (next.isNow || where.line === 'wifi') return hold === undefined;
        const usedBytes = where.usage[dayOf(NOON)]?.mobile.lessons ?? 0;
        return hold !== undefined || usedBytes + next.bytes <= where.rules.limitBytes;
      }),
    );
  });
});

describe('the cheap hours', () => {
  it('run over midnight where they end before they begin, and all day where they end where they begin', () => {
    const night = { from: 22 * 60, to: 6 * 60 };
    expect([21 * 60 + 59, 22 * 60, 0, 5 * 60 + 59, 6 * 60].map((minute) => isWithin(night, minute))).toEqual([
      ...[false, true, true, true, false],
    ]);
    expect([719, 720, 779, 780].map((minute) => isWithin({ from: 720, to: 780 }, minute))).toEqual([
      ...[false, true, true, false],
    ]);
    expect(isWithin({ from: 300, to: 300 }, 299)).toBe(true);
  });

  it('and those between them make the whole day: each minute is in one of the two', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minute, minute, minute, (from, to, now) => {
        fc.pre(from !== to);
        return isWithin({ from, to }, now) !== isWithin({ from: to, to: from }, now);
      }),
    );
  });
});
