import { type Box, boxesOf, findBox } from './mp4-boxes.ts';

/** The samples of one track: where its chunks stand, and how long each is. */
interface Track {
  kind: string;
  /** The chunk offset table, which is rewritten. */
  offsetsAt: number;
  chunks: { start: number; bytes: number }[];
}

/** Longest sound and pictures in one file that 32-bit offsets and one mdat can hold. */
const MOST_BYTES = 0xffff_ffff;

/**
 * Rearranges an MP4 file into its index, all of its sound, and all of its picture (ISO/IEC 14496-12: chunks may stand
 * anywhere in the file). Joined, the parts are a file that plays the same, with its index first. Renditions that
 * copied one sound have that part in common, byte for byte.
 *
 * A file of another make (fragments, several sounds, 64-bit offsets) stays whole: one part.
 */
export function splitMp4(bytes: Buffer): Buffer[] {
  const top = boxesOf(bytes, 0, bytes.length);
  const moov = top.find(({ type }) => type === 'moov');
  const [mdat, ...otherMdats] = top.filter(({ type }) => type === 'mdat');
  if (!moov || !mdat || otherMdats.length > 0 || bytes.length > MOST_BYTES) return [bytes];
  if (top.some(({ type }) => !['ftyp', 'moov', 'mdat', 'free', 'skip'].includes(type))) return [bytes];
  const tracks = boxesOf(bytes, moov.body, moov.end)
    .filter(({ type }) => type === 'trak')
    .map((trak) => readTrack(bytes, trak));
  const known = tracks.flatMap((track) => (track && isWithin(track, mdat) ? [track] : []));
  const kinds = known.map(({ kind }) => kind).sort();
  if (known.length < tracks.length || !['soun', 'soun,vide'].includes(kinds.join())) return [bytes];
  return arrange(bytes, top, moov, known);
}

function arrange(bytes: Buffer, top: readonly Box[], moov: Box, tracks: readonly Track[]): Buffer[] {
  const head = top.filter(({ type }) => type === 'ftyp' || type === 'moov');
  const headBytes = head.reduce((sum, { start, end }) => sum + end - start, 0);
  const moovAt = headBytes - (moov.end - moov.start);
  const media = tracks
    .toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
    .map((track) => ({ track, bytes: copy(bytes, track) }));
  const mediaBytes = media.reduce((sum, { bytes: { length } }) => sum + length, 0);
  const ordered = head.toSorted((a) => (a.type === 'ftyp' ? -1 : 1));
  const mdatHead = Buffer.alloc(8);
  mdatHead.writeUInt32BE(mediaBytes + 8, 0);
  mdatHead.write('mdat', 4, 'latin1');
  const index = Buffer.concat([...ordered.map(({ start, end }) => bytes.subarray(start, end)), mdatHead]);
  let at = index.length;
  for (const { track } of media) {
    for (const [n, chunk] of track.chunks.entries()) {
      index.writeUInt32BE(at, moovAt + (track.offsetsAt - moov.start) + 4 * n);
      at += chunk.bytes;
    }
  }
  return [index, ...media.map((one) => one.bytes)];
}

const copy = (bytes: Buffer, { chunks }: Track): Buffer =>
  Buffer.concat(chunks.map((chunk) => bytes.subarray(chunk.start, chunk.start + chunk.bytes)));

const isWithin = ({ chunks }: Track, { body, end }: Box): boolean =>
  chunks.every((chunk) => chunk.start >= body && chunk.start + chunk.bytes <= end);

/** Undefined where a table is missing, damaged, or of a form that is not rewritten here. */
function readTrack(bytes: Buffer, trak: Box): Track | undefined {
  const handler = findBox(bytes, trak, ['mdia', 'hdlr']);
  const table = findBox(bytes, trak, ['mdia', 'minf', 'stbl']);
  const [sizes, runs, offsets] = ['stsz', 'stsc', 'stco'].map((type) => table && findBox(bytes, table, [type]));
  if (!handler || !sizes || !runs || !offsets) return undefined;
  const sampleBytes = readSizes(bytes.subarray(sizes.body, sizes.end));
  const perChunk = readRuns(bytes.subarray(runs.body, runs.end));
  const starts = readList(bytes.subarray(offsets.body, offsets.end), 4);
  if (!sampleBytes || !perChunk || !starts) return undefined;
  let sample = 0;
  let run = 0;
  const chunks = starts.map((start, n) => {
    while ((perChunk[run + 1]?.first ?? Number.POSITIVE_INFINITY) <= n + 1) run++;
    const next = sample + (perChunk[run]?.samples ?? 0);
    const chunk = { start, bytes: sampleBytes.slice(sample, next).reduce((sum, size) => sum + size, 0) };
    sample = next;
    return chunk;
  });
  if (sample !== sampleBytes.length) return undefined;
  const kind = bytes.toString('latin1', handler.body + 8, handler.body + 12);
  return { kind, offsetsAt: offsets.body + 8, chunks };
}

/** `stsz`: one size for all samples, or one each. */
function readSizes(body: Buffer): number[] | undefined {
  if (body.length < 12) return undefined;
  const [same, count] = [body.readUInt32BE(4), body.readUInt32BE(8)];
  if (same === 0) return readList(body.subarray(4), 4);
  return count <= MOST_SAMPLES ? Array.from({ length: count }, () => same) : undefined;
}

/** A count is believed only as far as the file's bytes could bear it out; this one has no bytes behind it. */
const MOST_SAMPLES = 10_000_000;

/** `stsc`: from which chunk on (from 1) each has how many samples. */
function readRuns(body: Buffer): { first: number; samples: number }[] | undefined {
  const count = body.length < 8 ? 0 : body.readUInt32BE(4);
  if (count === 0 || body.length < 8 + 12 * count) return undefined;
  return Array.from({ length: count }, (_, n) => ({
    first: body.readUInt32BE(8 + 12 * n),
    samples: body.readUInt32BE(12 + 12 * n),
  }));
}

/** A count after four bytes of version and flags, then so many 32-bit numbers. */
function readList(body: Buffer, countAt: number): number[] | undefined {
  const count = body.length < countAt + 4 ? Number.NaN : body.readUInt32BE(countAt);
  if (!(body.length >= countAt + 4 + 4 * count)) return undefined;
  return Array.from({ length: count }, (_, n) => body.readUInt32BE(countAt + 4 + 4 * n));
}
