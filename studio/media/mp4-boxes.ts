/** A box of an MP4 file (ISO/IEC 14496-12, 4.2): from `start` to before `end`; its content begins at `body`. */
export interface Box {
  type: string;
  start: number;
  body: number;
  end: number;
}

/** The boxes between two places, up to the first that is damaged. */
export function boxesOf(bytes: Buffer, start: number, end: number): Box[] {
  const found: Box[] = [];
  for (let at = start; at + 8 <= end; ) {
    const short = bytes.readUInt32BE(at);
    const long = short === 1;
    if (long && at + 16 > end) break;
    const size = long ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? end - at : short;
    if (size < (long ? 16 : 8) || at + size > end) break;
    const type = bytes.toString('latin1', at + 4, at + 8);
    found.push({ type, start: at, body: at + (long ? 16 : 8), end: at + size });
    at += size;
  }
  return found;
}

/** The first box at a path below another. */
export const findBox = (bytes: Buffer, box: Box, path: readonly string[]): Box | undefined =>
  path.reduce<Box | undefined>(
    (inside, type) => inside && boxesOf(bytes, inside.body, inside.end).find((one) => one.type === type),
    box,
  );
