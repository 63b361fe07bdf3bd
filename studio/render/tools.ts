/** Calls of the three programs a video is made with, and the one kind of error that is shown without a stack. */
import { spawnSync } from 'node:child_process';

/** A mistake of the author or of the machine: one line, with file and line number where there is one. */
export class Mistake extends Error {}

const PACKAGES: Record<string, string> = {
  ffmpeg: 'ffmpeg',
  'espeak-ng': 'espeak-ng',
  'rsvg-convert': 'librsvg2-bin',
};

/** Stops before any work when a program is not installed. */
export function needTools(): void {
  const missing = Object.keys(PACKAGES).filter((tool) => {
    const error = spawnSync(tool, ['--version']).error as NodeJS.ErrnoException | undefined;
    return error?.code === 'ENOENT';
  });
  if (missing.length === 0) return;
  const install = missing.map((tool) => PACKAGES[tool]).join(' ');
  throw new Mistake(`${missing.join(', ')} not found: install it, for example with "apt-get install ${install}"`);
}

/** Runs a program to its end and gives back what it wrote to stderr. `about` names the source in an error. */
export function run(tool: string, args: string[], about: string, input?: string): string {
  const done = spawnSync(tool, args, { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (done.error) throw new Mistake(`${about}: ${tool} could not be started: ${done.error.message}`);
  if (done.status !== 0) {
    const last = done.stderr.trim().split('\n').slice(-2).join(' / ');
    throw new Mistake(`${about}: ${tool} stopped (${done.status ?? done.signal}): ${last}`);
  }
  return done.stderr;
}

/** Runs ffmpeg quietly, on one thread, without dates or versions in the output. */
export function ffmpeg(inputs: string[], output: string[], about: string): string {
  const exact = ['-threads', '1', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'];
  const all = ['-hide_banner', '-nostdin', '-nostats', '-y', '-filter_threads', '1', '-filter_complex_threads', '1'];
  return run('ffmpeg', [...all, ...inputs, ...exact, '-flags:a', '+bitexact', ...output], about);
}
