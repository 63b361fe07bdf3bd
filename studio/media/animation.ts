/** Whether a bitmap moves: a GIF of several pictures, an animated PNG or WebP. */
export function isAnimated(bytes: Buffer): boolean {
  const magic = bytes.toString('latin1', 0, 16);
  if (magic.startsWith('GIF8')) return countGifPictures(bytes) > 1;
  if (magic.startsWith('\x89PNG')) return hasPngAnimation(bytes);
  // The extended header tells of an animation in its second bit.
  return magic.startsWith('RIFF') && magic.slice(12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0;
}

/** `acTL` stands before the first picture of an animated PNG. */
function hasPngAnimation(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
  }
  return false;
}

/** Walks the blocks of a GIF (GIF89a, appendix A); it is enough to know whether there are two pictures. */
function countGifPictures(bytes: Buffer): number {
  const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0);
  let at = 13 + tableBytes(bytes[10] ?? 0);
  let pictures = 0;
  while (at < bytes.length && pictures < 2) {
    const kind = bytes[at];
    if (kind === 0x2c) {
      pictures++;
      at += 11 + tableBytes(bytes[at + 9] ?? 0);
    } else if (kind === 0x21) at += 2;
    else break;
    for (let length = bytes[at] ?? 0; length > 0; length = bytes[at] ?? 0) at += length + 1;
    at++;
  }
  return pictures;
}
