import { describe, expect, test } from 'vitest';
import { orientationSegment, readOrientation } from '../../../studio/media/jpeg.ts';
import { readBitmap } from '../../../studio/media/picture-size.ts';
import { stripMetadata } from '../../../studio/media/strip-metadata.ts';

const segment = (marker: number, body: string | Buffer): Buffer => {
  const bytes = Buffer.from(body);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
};
const START = Buffer.from('ffd8', 'hex');
const JFIF = segment(0xe0, 'JFIF\0');
const FRAME = Buffer.from('ffc000110802580320030122000000000000', 'hex');
const SCAN = Buffer.concat([segment(0xda, 'scan'), Buffer.from('picture bytes \xff\xd9', 'latin1')]);
const EXIF = segment(0xe1, 'Exif\0\0MM\0*\0\0\0\x08\0\0GPS 12.3 N');

describe('notes in pictures', () => {
  test('of a JPEG are taken out; profile, coding and picture stay', () => {
    const kept = [JFIF, segment(0xe2, 'ICC_PROFILE\0\x01\x01abc'), segment(0xee, 'Adobe'), FRAME, SCAN];
    const notes = [
      EXIF,
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0GPS'),
      segment(0xed, 'Photoshop'),
      segment(0xfe, 'by Ann'),
    ];
    const whole = Buffer.concat([START, kept[0] ?? START, ...notes, ...kept.slice(1)]);
    expect(stripMetadata(whole)).toEqual(Buffer.concat([START, ...kept]));
  });

  test.each([3, 6, 8])('orientation %i stays, alone', (orientation) => {
    const exif = orientationSegment(orientation);
    const stripped = stripMetadata(Buffer.concat([START, exif, segment(0xfe, 'by Ann'), FRAME, SCAN]));
    expect(readOrientation(stripped)).toBe(orientation);
    expect(stripped).toEqual(Buffer.concat([START, exif, FRAME, SCAN]));
  });

  test('a photograph that lies on its side is as wide as it is shown', () => {
    const size = (orientation: number) =>
      readBitmap(Buffer.concat([START, orientationSegment(orientation), FRAME, SCAN]));
    expect(size(1)).toMatchObject({ width: 800, height: 600 });
    expect(size(6)).toMatchObject({ width: 600, height: 800 });
  });

  test('of a PNG are taken out, with what stands behind its end', () => {
    const chunk = (type: string, body: string): Buffer => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(body.length);
      head.write(type, 4, 'latin1');
      return Buffer.concat([head, Buffer.from(body, 'latin1'), Buffer.alloc(4)]);
    };
    const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    const [head, data, end] = [
      chunk('IHDR', '\0\0\0\x08\0\0\0\x08\x08\x02\0\0\0'),
      chunk('IDAT', 'xx'),
      chunk('IEND', ''),
    ];
    const notes = [chunk('tEXt', 'Author\0Ann'), chunk('eXIf', 'MM'), chunk('iTXt', 'XML:com.adobe.xmp')];
    const whole = Buffer.concat([start, head, ...notes, data, end, Buffer.from('hidden')]);
    expect(stripMetadata(whole)).toEqual(Buffer.concat([start, head, data, end]));
  });

  test('of a WebP are taken out, and its header no longer tells of them', () => {
    const chunk = (type: string, body: Buffer): Buffer => {
      const head = Buffer.alloc(8);
      head.write(type, 0, 'latin1');
      head.writeUInt32LE(body.length, 4);
      return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
    };
    const extended = (flags: number) => chunk('VP8X', Buffer.from([flags, 0, 0, 0, 7, 0, 0, 7, 0, 0]));
    const riff = (...chunks: Buffer[]): Buffer => {
      const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
      const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
      head.writeUInt32LE(body.length, 4);
      return Buffer.concat([head, body]);
    };
    const picture = chunk('VP8 ', Buffer.from('pixels!'));
    const whole = riff(extended(0x1c), picture, chunk('EXIF', Buffer.from('GPS')), chunk('XMP ', Buffer.from('<x/>')));
    expect(stripMetadata(whole)).toEqual(riff(extended(0x10), picture));
  });

  test('bytes that are cut off anywhere come back, and nothing fails', () => {
    const whole = Buffer.concat([START, JFIF, EXIF, FRAME, SCAN]);
    for (let length = 0; length < whole.length; length++)
      expect(() => stripMetadata(whole.subarray(0, length))).not.toThrow();
  });
});
