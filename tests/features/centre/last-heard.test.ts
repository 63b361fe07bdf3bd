import { expect, it } from 'vitest';
import { daysSince, isRecent, isSilent } from '../../../src/features/centre/last-heard.ts';

const NOW = Date.parse('2026-03-20T12:00:00Z');

it('counts whole days since a learner was last heard from', () => {
  expect(daysSince('2026-03-20T11:00:00Z', NOW)).toBe(0);
  expect(daysSince('2026-03-17T11:00:00Z', NOW)).toBe(3);
});

it('never counts below none, though a server clock may be ahead', () => {
  expect(daysSince('2026-03-21T12:00:00Z', NOW)).toBe(0);
});

it('tells a learner who was never heard from', () => {
  expect(daysSince(null, NOW)).toBeUndefined();
  expect(isSilent(null, NOW)).toBe(true);
  expect(isRecent(null, NOW)).toBe(false);
});

it('calls two weeks without a network normal, and more than that silent', () => {
  expect(isSilent('2026-03-06T12:00:00Z', NOW)).toBe(false);
  expect(isSilent('2026-03-05T12:00:00Z', NOW)).toBe(true);
});
