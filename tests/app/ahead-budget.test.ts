import { expect, it } from 'vitest';
import { aheadBudget } from '../../src/app/ahead-budget.ts';

const now = new Date(2026, 10, 22, 12);
const rules = { limitBytes: 4_000_000, wifiOnly: 'nothing' } as const;
const used = (bytes: number) => ({
  '2026-11-22': {
    mobile: { lessons: bytes, work: 0, list: 0, app: 0 },
    wifi: { lessons: 9e9, work: 0, list: 0, app: 0 },
  },
});

it.each([
  ['a fifth of what is left of the day over mobile data', 'mobile', 4_000_000, 1_000_000, 600_000],
  ['as much over a line that nobody knows', 'unknown', 4_000_000, 1_000_000, 600_000],
  ['never much over mobile data', 'mobile', 500_000_000, 0, 1_000_000],
  ['nothing once the day is used up', 'mobile', 4_000_000, 5_000_000, 0],
  ['20 MB over Wi-Fi, whatever was used', 'wifi', 4_000_000, 5_000_000, 20_000_000],
] as const)('what comes ahead takes %s', (_, line, limitBytes, bytes, budget) => {
  expect(aheadBudget({ line, rules: { ...rules, limitBytes }, usage: used(bytes), now })).toBe(budget);
});
