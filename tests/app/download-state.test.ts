import { expect, it } from 'vitest';
import { downloadState } from '../../src/app/download-state.ts';
import type { Download } from '../../src/data/library/download-row.ts';

const download = (course: number, state: Download['state'], updatedAt = 0): Download => ({
  course,
  version: 1,
  rung: 'text',
  lang: 'en',
  state,
  doneBytes: 40,
  totalBytes: 100,
  updatedAt,
  place: updatedAt,
});

it('tells how many downloads come before one that waits', () => {
  const all = [download(1, 'coming'), download(2, 'waiting', 5), download(3, 'waiting', 9), download(4, 'paused')];
  expect(all.slice(1, 3).map((row) => downloadState(row, all))).toEqual([
    { kind: 'waiting', for: 'turn', before: 1 },
    { kind: 'waiting', for: 'turn', before: 2 },
  ]);
});

it('keeps the reason of a download that stopped', () => {
  const stopped: Download = { ...download(1, 'failed'), reason: 'full' };
  expect(downloadState(stopped, [stopped])).toEqual({ kind: 'failed', doneBytes: 40, totalBytes: 100, reason: 'full' });
});

it('says of a download that waits for a network that no other is before it', () => {
  const waiting: Download = { ...download(1, 'waiting'), reason: 'offline' };
  expect(downloadState(waiting, [waiting, download(2, 'coming')])).toEqual({ kind: 'waiting', for: 'network' });
});
