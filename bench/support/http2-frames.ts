/** One frame of HTTP/2 (RFC 9113, 4.1), or the client's preface before the first. */
export interface Frame {
  /** Where it begins in its direction's bytes. */
  readonly at: number;
  readonly type: string;
  /** With its head of nine bytes. */
  readonly bytes: number;
  /** Without it. */
  readonly payloadBytes: number;
  readonly stream: number;
}

const PREFACE_BYTES = 24;
const HEAD_BYTES = 9;
const TYPES = [
  'DATA',
  'HEADERS',
  'PRIORITY',
  'RST_STREAM',
  'SETTINGS',
  'PUSH_PROMISE',
  'PING',
  'GOAWAY',
  'WINDOW_UPDATE',
  'CONTINUATION',
];

/** The frames of one direction of a connection, from its first byte. */
export function readFrames(bytes: Buffer, side: 'client' | 'server'): Frame[] {
  const frames: Frame[] = [];
  let at = 0;
  if (side === 'client' && bytes.length >= PREFACE_BYTES) {
    frames.push({ at, type: 'PREFACE', bytes: PREFACE_BYTES, payloadBytes: PREFACE_BYTES, stream: 0 });
    at = PREFACE_BYTES;
  }
  while (at + HEAD_BYTES <= bytes.length) {
    const payloadBytes = bytes.readUIntBE(at, 3);
    const type = TYPES[bytes.readUInt8(at + 3)] ?? 'EXTENSION';
    const stream = bytes.readUInt32BE(at + 5) % 2 ** 31;
    frames.push({ at, type, bytes: HEAD_BYTES + payloadBytes, payloadBytes, stream });
    at += HEAD_BYTES + payloadBytes;
  }
  return frames;
}

/** Bytes of bodies. */
export const bodyBytes = (frames: readonly Frame[]): number =>
  frames.filter(({ type }) => type === 'DATA').reduce((sum, { payloadBytes }) => sum + payloadBytes, 0);

/** `HEADERS 312 + DATA 89`, in the order of first appearance. */
export function describeFrames(frames: readonly Frame[]): string {
  const sums = new Map<string, number>();
  for (const { type, bytes } of frames) sums.set(type, (sums.get(type) ?? 0) + bytes);
  return [...sums].map(([type, bytes]) => `${type} ${bytes}`).join(' + ');
}
