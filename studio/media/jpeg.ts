/** A piece of the head of a JPEG file, from its marker on. */
export interface JpegSegment {
  marker: number;
  start: number;
  end: number;
}

/** The segments before the picture itself; the last one is shorter than it says where the file is cut off. */
export function jpegSegments(bytes: Buffer): JpegSegment[] {
  const found: JpegSegment[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xda) break;
    const end = Math.min(bytes.length, at + 2 + bytes.readUInt16BE(at + 2));
    found.push({ marker, start: at, end });
    at = end;
  }
  return found;
}

/** How a JPEG is to be turned (EXIF 2.32, tag 0x0112): 1 is upright, 2 to 4 are mirrored or upside down, 5 to 8 lie on a side. */
export function readOrientation(bytes: Buffer): number {
  for (const { marker, start, end } of jpegSegments(bytes)) {
    if (marker !== 0xe1 || bytes.toString('latin1', start + 4, start + 10) !== 'Exif\0\0') continue;
    const value = orientationOf(bytes.subarray(start + 10, end));
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

function orientationOf(tiff: Buffer): number {
  if (tiff.length < 14) return 1;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return 1;
  for (let n = 0; n < short(directory); n++) {
    const entry = directory + 2 + n * 12;
    if (entry + 12 > tiff.length) return 1;
    if (short(entry) === 0x0112) return short(entry + 8);
  }
  return 1;
}

/** An EXIF segment that tells the orientation and nothing else. */
export function orientationSegment(orientation: number): Buffer {
  const segment = Buffer.from('ffe100224578696600004d4d002a00000008000101120003000000010001000000000000', 'hex');
  segment.writeUInt16BE(orientation, 28);
  return segment;
}
