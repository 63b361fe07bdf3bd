import { jpegSegments, readOrientation } from './jpeg.ts';

/** The kind of a bitmap, told by its bytes and not by its name, and its size in pixels as it is shown. */
export interface BitmapInfo {
  ending: 'png' | 'jpg' | 'gif' | 'webp';
  width: number;
  height: number;
}

/** Reads the header of a PNG, JPEG, GIF or WebP file; undefined for anything else. */
export function readBitmap(bytes: Buffer): BitmapInfo | undefined {
  const magic = bytes.toString('latin1', 0, 16);
  if (bytes.length < 30) return undefined;
  if (magic.startsWith('\x89PNG\r\n\x1a\n')) {
    return { ending: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (magic.startsWith('GIF8')) return { ending: 'gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  if (magic.startsWith('\xff\xd8')) return readJpeg(bytes);
  if (magic.startsWith('RIFF') && magic.slice(8, 12) === 'WEBP') return readWebp(bytes);
  return undefined;
}

/** The frame header (SOF0 to SOF15, without the tables DHT, JPG and DAC among them), and the way the picture lies. */
function readJpeg(bytes: Buffer): BitmapInfo | undefined {
  const frame = jpegSegments(bytes).find(
    ({ marker }) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker),
  );
  if (!frame || frame.end - frame.start < 9) return undefined;
  const [height, width] = [bytes.readUInt16BE(frame.start + 5), bytes.readUInt16BE(frame.start + 7)];
  const onItsSide = readOrientation(bytes) >= 5;
  return { ending: 'jpg', width: onItsSide ? height : width, height: onItsSide ? width : height };
}

/** The three forms of WebP: lossy (VP8), lossless (VP8L) and extended (VP8X). */
function readWebp(bytes: Buffer): BitmapInfo | undefined {
  const form = bytes.toString('latin1', 12, 16);
  if (form === 'VP8 ') {
    return { ending: 'webp', width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  }
  if (form === 'VP8L') {
    const packed = bytes.readUInt32LE(21);
    return { ending: 'webp', width: (packed & 0x3fff) + 1, height: ((packed >> 14) & 0x3fff) + 1 };
  }
  if (form === 'VP8X')
    return { ending: 'webp', width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  return undefined;
}
