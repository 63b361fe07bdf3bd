import { expect, it } from 'vitest';
import { nextLimitBytes } from '../../../src/features/phone/data-limit-steps.ts';

it('leads the daily limit up and down in the same steps', () => {
  expect(nextLimitBytes(50_000_000, 1)).toBe(75_000_000);
  expect(nextLimitBytes(75_000_000, -1)).toBe(50_000_000);
});

it('finds the next step from a limit between two of them', () => {
  expect(nextLimitBytes(42_000_000, 1)).toBe(50_000_000);
  expect(nextLimitBytes(42_000_000, -1)).toBe(30_000_000);
});

it('has a lowest and a highest limit', () => {
  expect(nextLimitBytes(5_000_000, -1)).toBeUndefined();
  expect(nextLimitBytes(2_000_000_000, 1)).toBeUndefined();
});
