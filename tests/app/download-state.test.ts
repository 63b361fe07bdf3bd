import { describe, expect, it } from 'vitest';
import { downloadState } from '../../src/app/download-state.ts';
import { isLineAsked } from '../../src/app/downloads/is-line-asked.ts';
import type { Download } from '../../src/data/library/download.ts';

const row = (course: number, more: Partial<Download> = {}): Download => ({
  course,
  version: 1,
  lang: 'en',
  rung: 'text',
  state: 'waiting',
  doneBytes: 1_000_000,
  totalBytes: 9_000_000,
  place: course,
  updatedAt: 0,
  ...more,
});
const offline = { reason: 'offline' } as const;

describe('a download that waits, as it is shown', () => {
  it('waits for its turn behind what comes and what stands before it', () => {
    const all = [row(1, { state: 'coming', place: 9 }), row(2), row(3), row(4), row(5, { state: 'paused', place: 0 })];
    expect(downloadState(row(3), all)).toEqual({ kind: 'waiting', for: 'turn', before: 2 });
  });

  it('is held up by nothing that is held up itself', () => {
    const all = [row(1, { hold: 'wifi' }), row(2, offline), row(3)];
    expect(downloadState(row(3), all)).toEqual({ kind: 'waiting', for: 'turn', before: 0 });
  });

  it('by her rules tells what they are, what stands before it, and what it would take to get it now', () => {
    const held = row(3, { hold: 'wifi' });
    const expected = { kind: 'waiting', for: 'wifi', before: 2, leftBytes: 8_000_000 };
    expect(downloadState(held, [row(1, { hold: 'wifi' }), row(2), held])).toEqual(expected);
  });

  it('for a network says nothing of the queue', () => {
    expect(downloadState(row(3, offline), [row(1)])).toEqual({ kind: 'waiting', for: 'network' });
  });

  it('does not count what the app fetches ahead by itself', () => {
    const all = [row(1, { isAhead: true }), row(2)];
    expect(downloadState(row(2), all)).toEqual({ kind: 'waiting', for: 'turn', before: 0 });
  });
});

describe('the question what the line is', () => {
  it('is asked where a download waits by her rules, or much of one is on its way', () => {
    expect(isLineAsked(row(1, { hold: 'limit' }))).toBe(true);
    expect(isLineAsked(row(1, { state: 'coming' }))).toBe(true);
  });

  it('is not asked for what is over in a moment, waits for its turn, or is here', () => {
    expect(isLineAsked(row(1, { state: 'coming', doneBytes: 8_500_000 }))).toBe(false);
    expect(isLineAsked(row(1))).toBe(false);
    expect(isLineAsked(row(1, { state: 'here' }))).toBe(false);
  });
});

it('keeps the reason of a download that stopped', () => {
  const stopped = row(1, { state: 'failed', reason: 'full' });
  const expected = { kind: 'failed', doneBytes: 1_000_000, totalBytes: 9_000_000, reason: 'full' };
  expect(downloadState(stopped, [stopped])).toEqual(expected);
});

it('says of a network that asks to sign in first that this is what a download waits for', () => {
  expect(downloadState(row(1, { reason: 'portal' }), [])).toEqual({ kind: 'waiting', for: 'sign-in' });
});
