import { stat } from 'node:fs/promises';
import { type Encoding, PLAIN, runFfmpeg } from './encode.ts';
import { SAMPLED_FPS } from './motion.ts';
import type { RungRecipe } from './recipe.ts';
import type { MediaTools } from './tools.ts';

/** A poster is fetched with the text of a lesson. */
const LARGEST_BYTES = 20_000;
const WEBP_QUALITIES = [80, 65, 50, 35, 20, 5];
/** Of ffmpeg's JPEG coder: from 2, the best, to 31. */
const JPEG_QUALITIES = [4, 8, 13, 20, 31];

/** The ending of posters made here. */
export const posterEnding = ({ webp }: Pick<MediaTools, 'webp'>): 'webp' | 'jpg' => (webp ? 'webp' : 'jpg');

/** Makes a still of the recording, of the size of its largest rung, at the best quality that fits into 20 kB. */
export async function makePoster(encoding: Encoding, frame: number, rung: RungRecipe, file: string): Promise<void> {
  const webp = posterEnding(encoding.tools) === 'webp';
  const seconds = (frame / SAMPLED_FPS).toFixed(2);
  // One frame is one frame, whatever the rate of the rung.
  const still = `select=gte(t\\,${seconds}),${rung.filter.replace(/fps=[^,]+,/g, '')}`;
  for (const quality of webp ? WEBP_QUALITIES : JPEG_QUALITIES) {
    const coder = webp
      ? ['-c:v', 'libwebp', '-preset', 'drawing', '-compression_level', '6', '-quality', String(quality), '-f', 'webp']
      : ['-c:v', 'mjpeg', '-q:v', String(quality), '-pix_fmt', 'yuvj420p', '-f', 'mjpeg'];
    const output = [
      '-map',
      `0:${encoding.facts.picture?.stream}`,
      '-vf',
      still,
      '-frames:v',
      '1',
      ...coder,
      ...PLAIN,
      file,
    ];
    await runFfmpeg(encoding, { output });
    if ((await stat(file)).size <= LARGEST_BYTES) return;
  }
}
