import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMp4Index } from '../../../../src/features/lesson/video/later/mp4-index.ts';
import { readableBytes } from '../../../../src/features/lesson/video/later/readable-bytes.ts';
import { secondsHere } from '../../../../src/features/lesson/video/later/seconds-here.ts';
import { normalise } from '../../../../src/protocol/facts/coverage.ts';

const VIDEO = join(
  import.meta.dirname,
  '../../../../content/designing-a-blended-course/why-blend/what-blended-means/video/240.mp4',
);
const file = readFileSync(VIDEO);
const SECONDS = 119;

/** Where the samples of the file lie, found without the tables: the content of its `mdat`. */
function mediaBytes(): [number, number] {
  for (let at = 0; at < file.length; at += file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'mdat') return [at + 8, at + file.readUInt32BE(at)];
  }
  throw new Error('the file has no mdat');
}

const run = (from: number, start: number, isKey = false) => ({ from, to: from + 1, start, end: start + 10, isKey });

describe('the index of an MP4 file', () => {
  const tracks = readMp4Index(file) ?? [];

  it('tells of every byte of the media which track and second it is of, and of none twice', () => {
    const runs = tracks.flat().sort((a, b) => a.start - b.start);
    expect(normalise(runs.map(({ start, end }) => [start, end]))).toEqual([mediaBytes()]);
    expect(runs.every((one, n) => n === 0 || runs[n - 1]?.end === one.start)).toBe(true);
  });

  it('has the tracks in order of time, from the beginning to the end', () => {
    expect(tracks).toHaveLength(2);
    for (const runs of tracks) {
      expect(runs[0]).toMatchObject({ from: 0, isKey: true });
      expect(runs.every((one, n) => n === 0 || Math.abs((runs[n - 1]?.to ?? 0) - one.from) < 1e-6)).toBe(true);
      expect(Math.abs((runs.at(-1)?.to ?? 0) - SECONDS)).toBeLessThan(1);
    }
  });

  it('is read from the bytes before the media alone, and is unknown while some of those are missing', () => {
    const [mediaStart] = mediaBytes();
    expect(readMp4Index(file.subarray(0, mediaStart))).toEqual(tracks);
    expect(readMp4Index(file.subarray(0, 5000))).toBeUndefined();
    expect(readMp4Index(new Uint8Array(100))).toBeUndefined();
    expect(readMp4Index(new Uint8Array())).toBeUndefined();
  });

  it('makes all seconds playable where all bytes are here, and those of a gap not', () => {
    const [start, end] = mediaBytes();
    const [all, ...others] = secondsHere(tracks, [[0, file.length]]);
    expect(others).toEqual([]);
    expect(all?.[0]).toBe(0);
    expect(all?.[1]).toBeGreaterThan(SECONDS - 1);
    const half = (start + end) / 2;
    const [begun] = secondsHere(tracks, [[0, half]]);
    expect(begun?.[0]).toBe(0);
    expect(begun?.[1]).toBeGreaterThan(1);
    expect(begun?.[1]).toBeLessThan(SECONDS - 10);
    expect(secondsHere(tracks, [[half, file.length]]).every(([from]) => from > (begun?.[1] ?? 0))).toBe(true);
  });
});

describe('the seconds that are here', () => {
  it('reach from a key frame to the first byte that is missing', () => {
    const picture = [run(0, 0, true), run(1, 10), run(2, 20), run(3, 30, true), run(4, 40)];
    expect(
      secondsHere(
        [picture],
        [
          [0, 10],
          [20, 50],
        ],
      ),
    ).toEqual([
      [0, 1],
      [3, 5],
    ]);
  });

  it('are those that picture and sound have in common', () => {
    const [picture, sound] = [
      [run(0, 0, true), run(1, 10, true), run(2, 20, true)],
      [run(0, 100, true), run(1, 110, true), run(2, 120, true)],
    ];
    expect(
      secondsHere(
        [picture, sound],
        [
          [0, 20],
          [110, 130],
        ],
      ),
    ).toEqual([[1, 2]]);
    expect(secondsHere([picture, sound], [[0, 30]])).toEqual([]);
  });

  it('need every byte of a stretch, not some', () => {
    expect(secondsHere([[run(0, 0, true)]], [[0, 9]])).toEqual([]);
    expect(secondsHere([[run(0, 0, true)]], [[0, 10]])).toEqual([[0, 1]]);
  });
});

describe('the bytes that a browser can read', () => {
  const KIB = 1024;

  it('are whole blocks, but for the last of a file', () => {
    expect(readableBytes([[0, 100 * KIB]], 200 * KIB)).toEqual([[0, 96 * KIB]]);
    expect(readableBytes([[0, 200 * KIB - 1]], 200 * KIB - 1)).toEqual([[0, 200 * KIB - 1]]);
    expect(readableBytes([[0, 20 * KIB]], 200 * KIB)).toEqual([]);
  });

  it('end with the first gap: a browser that waits for one reads nothing behind it', () => {
    expect(
      readableBytes(
        [
          [0, 100 * KIB],
          [200 * KIB, 300 * KIB],
        ],
        300 * KIB,
      ),
    ).toEqual([[0, 96 * KIB]]);
    expect(readableBytes([[10, 300 * KIB]], 300 * KIB)).toEqual([]);
    expect(readableBytes([], 300 * KIB)).toEqual([]);
  });

  it('may reach over what lies in two chunks', () => {
    const halves = [[0, 50 * KIB] as const, [50 * KIB, 100 * KIB] as const];
    expect(readableBytes(halves, 100 * KIB)).toEqual([[0, 100 * KIB]]);
  });
});
