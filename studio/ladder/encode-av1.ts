import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asMediaError, type Encoding, FAST_START, limitOf, PLAIN } from './encode.ts';
import { decodeFrames, splitAtCuts } from './frames.ts';
import type { RungRecipe } from './recipe.ts';
import { runProcess } from './run-process.ts';

/** libaom gives the same bytes for any number above one, on any number of cores; on one thread it gives others. */
const THREADS = '4';

/**
 * AV1 with the sound of `sound`, bit for bit. Neither libaom nor SVT-AV1 puts a key frame where ffmpeg asks for one (the one puts
 * two, the other none), so each run of frames between two cuts is encoded for itself; the streams are joined as they are,
 * for every key frame brings its sequence header.
 */
export async function encodeAv1(
  encoding: Encoding,
  recipe: RungRecipe,
  { sound, file }: { sound: string | undefined; file: string },
): Promise<void> {
  const { tools, signal, durationMs } = encoding;
  const limits = { signal, limitMs: limitOf(durationMs) };
  const work = await mkdtemp(join(dirname(file), 'unfinished-'));
  const [run, stream] = [join(work, 'run.obu'), join(work, 'all.obu')];
  try {
    for await (const frames of splitAtCuts(decodeFrames(encoding, recipe), recipe.cuts)) {
      await runProcess(tools.ffmpeg, encodingArguments(recipe, run), { ...limits, input: frames });
      await appendFile(stream, await readFile(run));
    }
    const joined = [
      ...['-v', 'error', '-nostdin', '-y', '-f', 'obu', '-framerate', String(recipe.fps), '-i', stream],
      ...(sound ? ['-i', `file:${sound}`, '-map', '0:v', '-map', '1:a'] : []),
      ...['-c', 'copy', ...PLAIN, ...FAST_START, file],
    ];
    await runProcess(tools.ffmpeg, joined, limits);
  } catch (error) {
    throw asMediaError(error);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function encodingArguments({ width, height, fps, av1 }: RungRecipe, file: string): string[] {
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`, '-r', String(fps), '-i', 'pipe:0'];
  const rows = av1.includes('libaom-av1') ? ['-row-mt', '1'] : [];
  return ['-v', 'error', '-y', ...raw, ...av1, ...rows, '-threads', THREADS, ...PLAIN, '-f', 'obu', file];
}
