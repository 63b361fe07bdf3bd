import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { boxesOf, findBox } from '../../../studio/media/mp4-boxes.ts';
import { splitMp4 } from '../../../studio/media/split-mp4.ts';

const FOLDER = join(import.meta.dirname, '../../../content/study-offline/your-work-is-safe/saved-sent-accepted/video');
const file = (name: string): Buffer => readFileSync(join(FOLDER, name));

/** The first four bytes of every chunk of every track, as the index of the file says where they are. */
function chunkHeads(bytes: Buffer): string[][] {
  const moov = boxesOf(bytes, 0, bytes.length).find(({ type }) => type === 'moov');
  if (!moov) throw new Error('no index');
  const tracks = boxesOf(bytes, moov.body, moov.end).filter(({ type }) => type === 'trak');
  return tracks.map((trak) => {
    const table = findBox(bytes, trak, ['mdia', 'minf', 'stbl', 'stco']);
    if (!table) throw new Error('no chunk offsets');
    return Array.from({ length: bytes.readUInt32BE(table.body + 4) }, (_, n) => {
      const at = bytes.readUInt32BE(table.body + 8 + 4 * n);
      return bytes.toString('hex', at, at + 4);
    });
  });
}

describe('splitting an MP4 file', () => {
  test('[BLOB3] the rungs of a video, and its sound alone, have the part of the sound in common', () => {
    const [audio, ...videos] = ['audio.m4a', '144.mp4', '240.mp4', '360.mp4'].map((name) => splitMp4(file(name)));
    expect(audio).toHaveLength(2);
    for (const parts of videos) {
      expect(parts).toHaveLength(3);
      expect(parts[1]?.equals(audio?.[1] ?? Buffer.alloc(0))).toBe(true);
    }
  });

  test('joined again, the parts are as long as the file was, with every chunk where its index says', () => {
    const before = file('240.mp4');
    const joined = Buffer.concat(splitMp4(before));
    expect(chunkHeads(joined)).toEqual(chunkHeads(before));
    expect(boxesOf(joined, 0, joined.length).map(({ type }) => type)).toEqual(['ftyp', 'moov', 'mdat']);
    expect(boxesOf(joined, 0, joined.length).at(-1)?.end).toBe(joined.length);
  });

  test('what is of another make stays whole', () => {
    const bytes = file('240.mp4');
    const renamed = (from: string, to: string): Buffer => {
      const copy = Buffer.from(bytes);
      copy.write(to, copy.indexOf(from, 0, 'latin1'), 'latin1');
      return copy;
    };
    for (const other of [
      renamed('stco', 'co64'),
      renamed('moov', 'moof'),
      renamed('soun', 'subt'),
      bytes.subarray(0, 300),
      Buffer.from('not an MP4 file'),
    ]) {
      expect(splitMp4(other)).toEqual([other]);
    }
  });

  test('an index that counts more than it holds, or points out of the file, is not believed', () => {
    const bytes = file('240.mp4');
    for (const box of ['stsz', 'stsc', 'stco']) {
      const copy = Buffer.from(bytes);
      copy.writeUInt32BE(0x00ff_ffff, copy.indexOf(box, 0, 'latin1') + (box === 'stsz' ? 12 : 8));
      expect(splitMp4(copy)).toEqual([copy]);
    }
    const astray = Buffer.from(bytes);
    astray.writeUInt32BE(bytes.length, astray.indexOf('stco', 0, 'latin1') + 12);
    expect(splitMp4(astray)).toEqual([astray]);
  });
});
