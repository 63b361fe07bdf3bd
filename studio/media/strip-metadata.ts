import { jpegSegments, orientationSegment, readOrientation } from './jpeg.ts';
import { readBitmap } from './picture-size.ts';

/**
 * The same picture without what camera and editor noted in it: place, time, names, thumbnails. Only how a photograph is to be
 * turned stays, for it belongs to the picture. Bytes that are no picture, or are cut off, come back as they are.
 */
export function stripMetadata(bytes: Buffer): Buffer {
  const ending = readBitmap(bytes)?.ending;
  const strip = ending === 'jpg' ? stripJpeg : ending === 'png' ? stripPng : ending === 'webp' ? stripWebp : undefined;
  const stripped = strip?.(bytes);
  return stripped && readBitmap(stripped) ? stripped : bytes;
}

/** APP0 (JFIF), APP2 (colour profile) and APP14 (how colours are coded) change what is seen; other notes do not. */
function stripJpeg(bytes: Buffer): Buffer {
  const orientation = readOrientation(bytes);
  const segments = jpegSegments(bytes);
  const picture = segments.at(-1)?.end ?? 2;
  const kept = segments.filter(({ marker, start }) => {
    if (marker === 0xfe) return false;
    if (marker < 0xe0 || marker > 0xef) return true;
    const isProfile = marker === 0xe2 && bytes.toString('latin1', start + 4, start + 15) === 'ICC_PROFILE';
    return marker === 0xe0 || marker === 0xee || isProfile;
  });
  const parts = kept.map(({ start, end }) => bytes.subarray(start, end));
  const turned = orientation === 1 ? [] : [orientationSegment(orientation)];
  return Buffer.concat([bytes.subarray(0, 2), ...turned, ...parts, bytes.subarray(picture)]);
}

const PNG_NOTES = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

function stripPng(bytes: Buffer): Buffer {
  const parts = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return bytes;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (!PNG_NOTES.has(type)) parts.push(bytes.subarray(at, end));
    at = end;
    // What stands behind the end is no part of the picture.
    if (type === 'IEND') break;
  }
  return Buffer.concat(parts);
}

function stripWebp(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > bytes.length) return bytes;
    const type = bytes.toString('latin1', at, at + 4);
    const part = Buffer.from(bytes.subarray(at, end));
    // Bits 2 and 3 of the extended header announce XMP and EXIF.
    if (type === 'VP8X') part.writeUInt8((part[8] ?? 0) & ~0x0c, 8);
    if (type !== 'EXIF' && type !== 'XMP ') parts.push(part);
    at = end;
  }
  const body = Buffer.concat(parts);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
