/** A box of an MP4 file (ISO/IEC 14496-12, 4.2): its type, and where its content lies. */
interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

const HEAD_BYTES = 8;
const LONG_HEAD_BYTES = 16;

/** The boxes between two places of a file, one after the other, as far as its bytes reach. */
export function* boxesIn(file: DataView, from: number, to: number): Generator<Box> {
  for (let at = from; at + HEAD_BYTES <= to; ) {
    const short = file.getUint32(at);
    const isLong = short === 1 && at + LONG_HEAD_BYTES <= to;
    const bytes = isLong ? Number(file.getBigUint64(at + HEAD_BYTES)) : short === 0 ? to - at : short;
    const head = isLong ? LONG_HEAD_BYTES : HEAD_BYTES;
    if (bytes < head) return;
    const type = String.fromCharCode(...[4, 5, 6, 7].map((n) => file.getUint8(at + n)));
    yield { type, from: at + head, to: Math.min(to, at + bytes) };
    at += bytes;
  }
}

/** The content of the box that a path of types leads to; undefined where there is none. */
export function findBox(file: DataView, within: Pick<Box, 'from' | 'to'>, ...path: readonly string[]): Box | undefined {
  const [type, ...rest] = path;
  for (const box of boxesIn(file, within.from, within.to)) {
    if (box.type === type) return rest.length === 0 ? box : findBox(file, box, ...rest);
  }
  return undefined;
}
