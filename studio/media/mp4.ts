import { boxesOf } from './mp4-boxes.ts';

/** What the studio needs to know of an MP4 or M4A file. */
export interface Mp4Info {
  durationMs: number;
  /** Whether playing can begin before the whole file is there: the index stands before the media. */
  fastStart: boolean;
}

/** Reads the movie header (ISO/IEC 14496-12, 8.2.2); undefined when the file is no MP4 or names no duration. */
export function readMp4(bytes: Buffer): Mp4Info | undefined {
  const top = boxesOf(bytes, 0, bytes.length);
  const moov = top.find(({ type }) => type === 'moov');
  const mvhd = moov && boxesOf(bytes, moov.body, moov.end).find(({ type }) => type === 'mvhd');
  const durationMs = mvhd && readDurationMs(bytes.subarray(mvhd.body, mvhd.end));
  if (!moov || !durationMs) return undefined;
  const mdat = top.find(({ type }) => type === 'mdat');
  return { durationMs, fastStart: mdat === undefined || moov.start < mdat.start };
}

/** Version 0 holds 32-bit times, version 1 holds 64-bit times. All ones mean: unknown. */
function readDurationMs(mvhd: Buffer): number | undefined {
  const wide = mvhd[0] === 1;
  if (mvhd.length < (wide ? 32 : 20)) return undefined;
  const timescale = mvhd.readUInt32BE(wide ? 20 : 12);
  const duration = wide ? Number(mvhd.readBigUInt64BE(24)) : mvhd.readUInt32BE(16);
  if (timescale === 0 || duration === 0 || (!wide && duration === 0xffff_ffff)) return undefined;
  return Math.round((duration * 1000) / timescale);
}
