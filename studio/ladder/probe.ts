import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { readContainer } from './container.ts';
import { MediaError } from './media-error.ts';
import { ProcessError, runProcess } from './run-process.ts';
import type { MediaTools } from './tools.ts';

/** What a file says about itself; how long it really is only decoding it tells. */
export interface MediaFacts {
  /** What makes ffmpeg read this file and no other, before every `-i`. */
  input: readonly string[];
  bytes: number;
  /** Undefined where the file does not say, as recordings of browsers do not. */
  claimedMs: number | undefined;
  picture: PictureFacts | undefined;
  /** Index of the stream of sound. */
  sound: number | undefined;
}
export interface PictureFacts {
  stream: number;
  /** As it is to be seen: turned upright, pixels square. */
  width: number;
  height: number;
  fps: number;
  /** Its light is meant for an HDR screen. */
  hdr: boolean;
}

const LIMIT_MS = 20_000;
const LARGEST_PIXELS = 36_000_000;
const LARGEST_SIDE = 8192;

/** Read before decoding: they hold for each picture, also where the size changes half way. */
export const DECODER_LIMITS = ['-max_pixels', String(LARGEST_PIXELS), '-max_alloc', String(1 << 30)] as const;

const ratio = v.optional(v.pipe(v.string(), v.transform(toNumber)), '0/0');
const streamSchema = v.object({
  index: v.number(),
  codec_type: v.optional(v.string()),
  codec_name: v.optional(v.string()),
  width: v.optional(v.number(), 0),
  height: v.optional(v.number(), 0),
  sample_aspect_ratio: ratio,
  avg_frame_rate: ratio,
  r_frame_rate: ratio,
  color_transfer: v.optional(v.string()),
  channels: v.optional(v.number(), 0),
  disposition: v.optional(v.record(v.string(), v.number()), {}),
  side_data_list: v.optional(v.array(v.object({ rotation: v.optional(v.number()) })), []),
});
const probeSchema = v.object({
  streams: v.optional(v.array(streamSchema), []),
  format: v.optional(v.object({ duration: v.optional(v.string()) }), {}),
});
type Stream = v.InferOutput<typeof streamSchema>;

function toNumber(text: string): number {
  const [over = 0, under = 1] = text.split(/[/:]/).map(Number);
  return over > 0 && under > 0 ? over / under : 0;
}

/** Reads the header of a recording. Throws a MediaError `bad-media` where it is none, or too large to be decoded. */
export async function probeMedia(
  file: string,
  tools: MediaTools,
  { signal }: { signal: AbortSignal },
): Promise<MediaFacts> {
  const container = await readContainer(file);
  if ('refused' in container) throw new MediaError('bad-media', container.refused);
  const input = ['-protocol_whitelist', 'file,pipe', '-f', container.demuxer, '-i', `file:${resolve(file)}`];
  const pieces: Buffer[] = [];
  try {
    await runProcess(
      tools.ffprobe,
      ['-v', 'error', ...DECODER_LIMITS, '-show_streams', '-show_format', '-of', 'json', ...input],
      { signal, limitMs: LIMIT_MS, onStdout: (piece) => pieces.push(piece) },
    );
  } catch (error) {
    if (!(error instanceof ProcessError)) throw error;
    throw new MediaError('bad-media', `broken or cut off: ${lastLine(error.stderr || error.message)}`);
  }
  const probed = v.safeParse(probeSchema, parseJson(Buffer.concat(pieces)));
  if (!probed.success) throw new MediaError('bad-media', 'broken: its header makes no sense');
  const { streams, format } = probed.output;
  // A cover picture is a stream of one picture; it is no video.
  const picture = streams.find((s) => s.codec_type === 'video' && s.codec_name && !s.disposition.attached_pic);
  const sounds = streams.filter((s) => s.codec_type === 'audio' && s.codec_name && s.channels > 0);
  const sound = sounds.find((s) => s.disposition.default) ?? sounds[0];
  if (!picture && !sound) throw new MediaError('bad-media', 'it holds neither a video nor a sound that can be read');
  const claimedMs = Math.round(Number(format.duration ?? 0) * 1000);
  return {
    input,
    bytes: (await stat(file)).size,
    claimedMs: claimedMs > 0 ? claimedMs : undefined,
    picture: picture && pictureFacts(picture),
    sound: sound?.index,
  };
}

function pictureFacts(stream: Stream): PictureFacts {
  const { width, height } = stream;
  if (width < 16 || height < 16 || Math.max(width, height) > LARGEST_SIDE || width * height > LARGEST_PIXELS) {
    throw new MediaError(
      'bad-media',
      `a video of ${width} x ${height} pixels: 16 to ${LARGEST_SIDE} each way are taken`,
    );
  }
  const turned =
    Math.round(Math.abs(stream.side_data_list.find((data) => data.rotation)?.rotation ?? 0) / 90) % 2 === 1;
  const aspect = stream.sample_aspect_ratio;
  const seen = aspect > 0.25 && aspect < 4 ? Math.max(16, Math.round(width * aspect)) : width;
  const fps = stream.avg_frame_rate || stream.r_frame_rate || 25;
  return {
    stream: stream.index,
    width: turned ? height : seen,
    height: turned ? seen : height,
    fps: Math.min(120, Math.max(1, fps)),
    hdr: stream.color_transfer === 'smpte2084' || stream.color_transfer === 'arib-std-b67',
  };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

export const lastLine = (text: string): string =>
  (text.trim().split('\n').at(-1) ?? '').replace(/file:\S*\/|\[[^\]]*@ 0x[0-9a-f]+\] */g, '').slice(0, 160);
