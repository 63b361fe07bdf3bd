import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { splitMp4 } from '../../studio/media/split-mp4.ts';

const run = promisify(execFile);
const CONTENT = join(import.meta.dirname, '../../content');
const TIMES = 10;

/** A quarter of an hour in the 240-line rung, as the studio encodes it: a video of the sample courses over and over. Needs ffmpeg. */
export async function makeFilm(): Promise<{ parts: Buffer[]; seconds: number }> {
  const [source] = globSync('**/240.mp4', { cwd: CONTENT }).sort();
  if (!source) throw new Error('the sample courses have no video of 240 lines');
  const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-film-'));
  const film = join(folder, 'film.mp4');
  try {
    await run('ffmpeg', [
      ...['-v', 'error', '-stream_loop', String(TIMES - 1), '-i', join(CONTENT, source)],
      ...['-c', 'copy', '-movflags', '+faststart', film],
    ]);
    const { stdout } = await run('ffprobe', [
      '-v',
      'error',
      '-show_entries',
      'format=duration',
      '-of',
      'csv=p=0',
      film,
    ]);
    return { parts: splitMp4(readFileSync(film)), seconds: Math.floor(Number(stdout)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
