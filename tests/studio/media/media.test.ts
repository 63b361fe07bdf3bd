import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMp4 } from '../../../studio/media/mp4.ts';
import { readBitmap } from '../../../studio/media/picture-size.ts';
import { parseVtt } from '../../../studio/media/vtt.ts';

const VIDEO = join(import.meta.dirname, '../../fixtures/course-small/basics/first/video');

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(body.length + 8);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, body]);
};

describe('MP4', () => {
  test('tells the length of a video and of a sound, and that both can start at once', () => {
    expect(readMp4(readFileSync(join(VIDEO, '144.mp4')))).toEqual({ durationMs: 2000, fastStart: true });
    expect(readMp4(readFileSync(join(VIDEO, 'audio.m4a')))?.durationMs).toBeCloseTo(2000, -2);
  });

  test('reads 64-bit times, and finds an index that stands behind the media', () => {
    const mvhd = Buffer.alloc(108);
    mvhd[0] = 1;
    mvhd.writeUInt32BE(1000, 20);
    mvhd.writeBigUInt64BE(90_500n, 24);
    const file = Buffer.concat([box('ftyp'), box('mdat', Buffer.alloc(10)), box('moov', box('mvhd', mvhd))]);
    expect(readMp4(file)).toEqual({ durationMs: 90_500, fastStart: false });
  });

  test('a file that is cut off, names no length, or is no MP4 is refused', () => {
    const whole = readFileSync(join(VIDEO, '144.mp4'));
    expect(readMp4(whole.subarray(0, 60))).toBeUndefined();
    expect(readMp4(box('moov', box('mvhd', Buffer.alloc(100))))).toBeUndefined();
    expect(readMp4(Buffer.from('not a video at all'))).toBeUndefined();
  });
});

describe('pictures', () => {
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), Buffer.alloc(20)]);
  png.writeUInt32BE(800, 16);
  png.writeUInt32BE(600, 20);
  const jpg = Buffer.from('ffd8ffe000100000000000000000000000000000ffc000110802580320030122000000000000', 'hex');
  const webp = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8X', 'latin1'), Buffer.alloc(14)]);
  webp.writeUIntLE(799, 24, 3);
  webp.writeUIntLE(599, 27, 3);
  const gif = Buffer.concat([Buffer.from('GIF89a\x20\x03\x58\x02', 'latin1'), Buffer.alloc(20)]);

  test.each([
    ['png', png],
    ['jpg', jpg],
    ['webp', webp],
    ['gif', gif],
  ])('the header of a %s tells its size, whatever the file is called', (ending, bytes) => {
    expect(readBitmap(bytes)).toEqual({ ending, width: 800, height: 600 });
  });

  test('anything else is no picture', () => {
    expect(readBitmap(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined();
    expect(readBitmap(jpg.subarray(0, 22))).toBeUndefined();
  });
});

describe('WebVTT', () => {
  test('cues, notes and settings are read', () => {
    const text =
      'WEBVTT\n\nNOTE by hand\n\n1\n00:00.000 --> 00:01.500 line:0\nA\nB\n\n01:00:00.000 --> 01:00:01.000\nC\n';
    const { cues, mistakes } = parseVtt(text);
    expect(mistakes).toEqual([]);
    expect(cues).toEqual([
      { startMs: 0, endMs: 1500, text: 'A\nB', line: 6 },
      { startMs: 3_600_000, endMs: 3_601_000, text: 'C', line: 10 },
    ]);
  });

  test.each([
    ['no captions\n', 1],
    ['WEBVTT\n\n00:02.000 --> 00:01.000\nA\n', 3],
    ['WEBVTT\n\n00:02.000 --> 00:03.000\nA\n\n00:01.000 --> 00:02.000\nB\n', 6],
    ['WEBVTT\n\n00:01.000 --> 00:02.000\n\nA\n', 3],
    ['WEBVTT\n\n00:01,000 --> 00:02,000\nA\n', 3],
  ])('%j has a mistake in line %i', (text, line) => {
    expect(parseVtt(text).mistakes.map((mistake) => mistake.line)).toContain(line);
  });
});
