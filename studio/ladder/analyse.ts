import { MediaError } from './media-error.ts';
import { type MotionFacts, SAMPLED_FPS, SAMPLED_HEIGHT, SAMPLED_WIDTH, watchMotion } from './motion.ts';
import { DECODER_LIMITS, lastLine, type MediaFacts } from './probe.ts';
import { ProcessError, runProcess } from './run-process.ts';
import type { MediaTools } from './tools.ts';

/** What decoding the whole recording once tells: nothing here is believed. */
export interface Analysis {
  durationMs: number;
  motion?: MotionFacts | undefined;
  /** Loudness of the whole, in LUFS (EBU R 128); undefined where there is no sound, or nothing is heard. */
  loudness?: number | undefined;
}

/** Nobody studies a lesson of four hours on a phone, and a broken clock can claim years. */
const LONGEST_MS = 4 * 3_600_000;
/** What may be missing at the end of a recording that was stopped in the ordinary way. */
const MISSING_SHARE = 0.03;
const MISSING_MS = 1500;
/** Below it there is nothing to be raised but noise. */
const SILENCE_LUFS = -60;

/** Decodes all of a recording. Throws a MediaError `bad-media` where it breaks off early, or is too long. */
export async function analyseMedia(
  facts: MediaFacts,
  tools: MediaTools,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (doneMs: number) => void },
): Promise<Analysis> {
  const { picture, sound, claimedMs } = facts;
  if (claimedMs !== undefined) refuseLong(claimedMs);
  const watch = watchMotion();
  let decodedMs = 0;
  const scale = `fps=${SAMPLED_FPS}:start_time=0,scale=${SAMPLED_WIDTH}:${SAMPLED_HEIGHT}:flags=area,format=gray`;
  const longest = ['-t', String(LONGEST_MS / 1000)];
  const pictures = picture ? ['-map', `0:${picture.stream}`, '-vf', scale, ...longest, '-f', 'rawvideo', 'pipe:1'] : [];
  const sounds = sound === undefined ? [] : ['-map', `0:${sound}`, '-af', 'ebur128=framelog=verbose', ...longest];
  const args = [
    ...['-hide_banner', '-nostdin', '-nostats', '-progress', 'pipe:2', ...DECODER_LIMITS, ...facts.input],
    ...pictures,
    ...(sounds.length > 0 ? [...sounds, '-f', 'null', '-'] : []),
  ];
  const onLine = (line: string): void => {
    const micros = /^out_time_(?:us|ms)=(\d+)/.exec(line)?.[1];
    if (!micros) return;
    decodedMs = Math.max(decodedMs, Math.round(Number(micros) / 1000));
    onProgress(decodedMs);
  };
  const limitMs = 60_000 + 4 * Math.min(claimedMs ?? LONGEST_MS, LONGEST_MS);
  let log: string;
  try {
    log = await runProcess(tools.ffmpeg, args, { signal, limitMs, onStdout: watch.add, onLine });
  } catch (error) {
    if (!(error instanceof ProcessError)) throw error;
    throw new MediaError('bad-media', `it cannot be decoded: ${lastLine(error.stderr || error.message)}`);
  }
  const durationMs = Math.max(decodedMs, Math.round((watch.frames() * 1000) / SAMPLED_FPS));
  refuseLies(durationMs, claimedMs);
  if (picture && watch.frames() === 0) throw new MediaError('bad-media', 'no picture in it can be decoded');
  const lufs = Number(/I: +(-?[\d.]+) LUFS(?![\s\S]*I: +-?[\d.]+ LUFS)/.exec(log)?.[1] ?? Number.NaN);
  return {
    durationMs,
    motion: picture && watch.finish(),
    loudness: lufs > SILENCE_LUFS ? lufs : undefined,
  };
}

function refuseLies(durationMs: number, claimedMs: number | undefined): void {
  const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;
  if (durationMs < 100) throw new MediaError('bad-media', 'there is nothing in it to see or hear');
  refuseLong(durationMs);
  if (claimedMs === undefined) return;
  const missingMs = claimedMs - durationMs;
  if (missingMs > MISSING_MS && missingMs > claimedMs * MISSING_SHARE) {
    throw new MediaError(
      'bad-media',
      `cut off or damaged: it says ${seconds(claimedMs)}, and holds ${seconds(durationMs)}`,
    );
  }
}

function refuseLong(durationMs: number): void {
  if (durationMs < LONGEST_MS) return;
  throw new MediaError('bad-media', `longer than ${LONGEST_MS / 3_600_000} hours: cut it into lessons`);
}
