import { open } from 'node:fs/promises';

/** Bytes that are enough to tell every container below. */
const HEAD_BYTES = 400;

/** The demuxer of ffmpeg for a file, told by its first bytes; a playlist is told apart because it leads out of the file. */
export type Container = { demuxer: string } | { refused: string };

/**
 * ffmpeg is never left to guess: a playlist (HLS, DASH, concat, SDP) or a pattern of pictures would make it open other
 * files, or the net, on behalf of whoever wrote it.
 */
export async function readContainer(file: string): Promise<Container> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return containerOf(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

const starts = (head: Buffer, text: string, at = 0): boolean => head.toString('latin1', at, at + text.length) === text;

const MAGIC: readonly [demuxer: string, matches: (head: Buffer) => boolean][] = [
  ['mov', (head) => ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot'].some((box) => starts(head, box, 4))],
  ['matroska', (head) => starts(head, '\x1a\x45\xdf\xa3')],
  ['avi', (head) => starts(head, 'RIFF') && starts(head, 'AVI ', 8)],
  ['wav', (head) => (starts(head, 'RIFF') || starts(head, 'RF64')) && starts(head, 'WAVE', 8)],
  ['ogg', (head) => starts(head, 'OggS')],
  ['flac', (head) => starts(head, 'fLaC')],
  ['flv', (head) => starts(head, 'FLV\x01')],
  ['asf', (head) => starts(head, '\x30\x26\xb2\x75\x8e\x66\xcf\x11')],
  ['aiff', (head) => starts(head, 'FORM') && (starts(head, 'AIFF', 8) || starts(head, 'AIFC', 8))],
  ['caf', (head) => starts(head, 'caff')],
  ['amr', (head) => starts(head, '#!AMR')],
  ['mpeg', (head) => starts(head, '\x00\x00\x01\xba')],
  ['mpegts', (head) => [0, 4].some((at) => head[at] === 0x47 && head[at + (at === 0 ? 188 : 192)] === 0x47)],
  ['aac', (head) => head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0],
  ['mp3', (head) => starts(head, 'ID3') || (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0)],
];

const PLAYLIST = /^\uFEFF?\s*(?:#EXTM3U|ffconcat|file\s|\[playlist\]|v=0\s|<\?xml|<MPD|<smil|<asx|RTSPtext|https?:)/i;

function containerOf(head: Buffer): Container {
  const found = MAGIC.find(([, matches]) => matches(head));
  if (found) return { demuxer: found[0] };
  if (head.length === 0) return { refused: 'the file is empty' };
  if (PLAYLIST.test(head.toString('utf8'))) {
    return { refused: 'a list that leads to other files, and no recording: give the recording itself' };
  }
  return { refused: 'neither a video nor a sound that is known' };
}
