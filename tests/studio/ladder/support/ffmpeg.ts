import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as v from 'valibot';
import { findMediaTools } from '../../../../studio/ladder/tools.ts';

/** Why nothing can be encoded here; undefined where it can. */
export const noFfmpeg =
  spawnSync('ffmpeg', ['-version']).error === undefined
    ? undefined
    : 'ffmpeg is not installed (apt-get install ffmpeg)';

/** A signal that nobody gives. */
export const { signal } = new AbortController();

export const tools = () => findMediaTools({ signal });

/** Runs ffmpeg and gives back what it wrote to stdout. */
export const ffmpeg = (...args: string[]): Buffer =>
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args], { maxBuffer: 1 << 28 });

/** Two slides of 128 x 72 pixels, three seconds each, under a tone: little to encode, and a cut at 3 s. */
export function twoSlides(folder: string, name = 'lecture.mp4'): string {
  const slide = (colour: string, bar: string, x: number): string =>
    `color=c=${colour}:s=128x72:r=25:d=3,drawbox=x=${x}:y=10:w=40:h=30:c=${bar}:t=fill`;
  const file = join(folder, name);
  ffmpeg(
    ...['-f', 'lavfi', '-i', slide('white', 'navy', 10), '-f', 'lavfi', '-i', slide('black', 'yellow', 70)],
    ...[
      '-f',
      'lavfi',
      '-i',
      'sine=frequency=300:duration=6',
      '-filter_complex',
      '[0][1]concat=n=2:v=1:a=0,format=yuv420p',
    ],
    ...['-c:v', 'libx264', '-crf', '18', '-c:a', 'aac', '-movflags', '+faststart', file],
  );
  return file;
}

const probedSchema = v.object({
  streams: v.array(v.looseObject({ codec_name: v.string() })),
  format: v.object({ duration: v.string() }),
});

/** What ffprobe says of a file. */
export function probe(file: string) {
  const args = ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', file];
  return v.parse(probedSchema, JSON.parse(execFileSync('ffprobe', args, { encoding: 'utf8' })));
}

/** Seconds of the key frames of a video. */
export function keyFrames(file: string): number[] {
  const args = [
    '-v',
    'error',
    '-select_streams',
    'v',
    '-show_entries',
    'packet=pts_time,flags',
    '-of',
    'csv=p=0',
    file,
  ];
  const lines = execFileSync('ffprobe', args, { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes('K')).map((line) => Number(line.split(',')[0]));
}
