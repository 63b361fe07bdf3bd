import { MediaError } from './media-error.ts';
import { DECODER_LIMITS, lastLine, type MediaFacts } from './probe.ts';
import type { RungRecipe, SoundRecipe } from './recipe.ts';
import { ProcessError, runProcess } from './run-process.ts';
import type { MediaTools } from './tools.ts';

/** What every encoding works with. */
export interface Encoding {
  facts: MediaFacts;
  tools: MediaTools;
  signal: AbortSignal;
  durationMs: number;
  /** Told how much of this one file is done, from 0 to 1. */
  onShare: (share: number) => void;
}

/** The slowest of phones' recordings on the slowest of machines: a coder that hangs is stopped. */
export const limitOf = (durationMs: number): number => 600_000 + 60 * durationMs;

/** No dates and no versions: the same recording gives the same bytes. */
export const PLAIN = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'];
export const FAST_START = ['-flags:a', '+bitexact', '-movflags', '+faststart', '-f', 'mp4'];
const QUIET = ['-v', 'error', '-hide_banner', '-nostdin', '-nostats', '-y'];

/** Runs ffmpeg on the recording and follows its progress. */
export async function runFfmpeg(
  { facts, tools, signal, durationMs, onShare }: Encoding,
  { inputs = [], output }: { inputs?: readonly string[]; output: readonly string[] },
  onStdout?: (piece: Buffer) => unknown,
): Promise<void> {
  const onLine = (line: string): void => {
    const micros = /^out_time_(?:us|ms)=(\d+)/.exec(line)?.[1];
    if (micros) onShare(Math.min(1, Number(micros) / 1000 / durationMs));
  };
  const args = [...QUIET, '-progress', 'pipe:2', ...DECODER_LIMITS, ...facts.input, ...inputs, ...output];
  try {
    await runProcess(tools.ffmpeg, args, {
      ...{ signal, limitMs: limitOf(durationMs), onLine },
      ...(onStdout && { onStdout }),
    });
  } catch (error) {
    throw asMediaError(error);
  }
}

/** What ffmpeg says when it stops becomes one line for the author. */
export function asMediaError(error: unknown): unknown {
  if (!(error instanceof ProcessError)) return error;
  const words = error.stderr.split('\n').filter((line) => !/^\w+=/.test(line));
  return new MediaError('bad-media', `it cannot be encoded: ${lastLine(words.join('\n')) || error.message}`);
}

/** The sound alone, as AAC or as Opus. */
export function encodeSound(
  encoding: Encoding,
  recipe: SoundRecipe,
  coder: 'aac' | 'opus',
  file: string,
): Promise<void> {
  const { sound } = encoding.facts;
  const output = ['-map', `0:${sound}`, '-af', recipe.filter, ...recipe[coder], ...PLAIN, ...FAST_START, file];
  return runFfmpeg(encoding, { output: ['-threads', '1', ...output] });
}

/** H.264 with the sound of `sound`, bit for bit. One thread: the bytes must not depend on the machine. */
export function encodeH264(
  encoding: Encoding,
  recipe: RungRecipe,
  sound: string | undefined,
  file: string,
): Promise<void> {
  const { filter, cuts, fps, h264 } = recipe;
  const keys = cuts.length > 0 ? ['-force_key_frames', cuts.map((frame) => (frame / fps).toFixed(3)).join()] : [];
  // Type 6 is the note that x264 leaves about itself.
  const video = ['-vf', filter, ...h264, ...keys, '-threads', '1', '-bsf:v', 'filter_units=remove_types=6'];
  return runFfmpeg(encoding, {
    inputs: sound ? ['-i', `file:${sound}`] : [],
    output: [
      ...['-map', `0:${encoding.facts.picture?.stream}`, ...video],
      ...(sound ? ['-map', '1:a', '-c:a', 'copy'] : []),
      ...[...PLAIN, ...FAST_START, file],
    ],
  });
}
