import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../support/figure.ts';
import { type CoursePlan, generateCourse } from './generate-course.ts';
import { LANGUAGES, readSampleWords } from './sample-words.ts';

const ROOT = join(import.meta.dirname, '../..');
const COURSES = 600;

/** Two modules of two lessons in four languages: a text and a quiz each. */
const PLAN: Omit<CoursePlan, 'number'> = {
  languages: LANGUAGES,
  modules: 2,
  lessonsPerModule: 2,
  items: ['text', 'quiz'],
  blocksPerText: 5,
  questionsPerQuiz: 3,
};

/** A run of the studio in a process of its own. */
interface Run {
  seconds: number;
  peakMB: number;
  output: string;
}

/**
 * What it takes to publish many courses: all anew; the catalogue anew of courses that are compiled (build-600); nothing changed
 * (rebuild); one changed.
 */
export async function measureBuild(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-build-'));
  try {
    const [source, out] = [join(folder, 'content'), join(folder, 'packs')];
    writeCourses(source);
    const build = () => runStudio(['build', source, '--out', out, '--keys', join(folder, 'keys')]);
    const cold = build();
    rmSync(join(out, 'catalogue'), { recursive: true });
    const warm = build();
    refuseUnless(warm.output, `${COURSES} of them unchanged`);
    const before = hashOf(out);
    const [again, third] = [build(), build()];
    refuseUnless(again.output, ': 0 files written');
    if (hashOf(out) !== before) throw new Error('a rebuild without a change changed a byte');
    const text = join(source, 'course-300/module-1/lesson-1/text-1.en.md');
    writeFileSync(text, readFileSync(text, 'utf8').replace('the', 'that'));
    const one = build();
    refuseUnless(one.output, `${COURSES - 1} of them unchanged`);
    const tell = ({ seconds, peakMB }: Run): string => `${seconds.toFixed(2)} s, ${peakMB.toFixed(0)} MB`;
    return [
      { name: 'build-600', value: warm.seconds, unit: 's', beside: [`without a cache: ${tell(cold)}`] },
      { name: 'build-600-rss', value: warm.peakMB, unit: 'MB', beside: [`one course changed: ${tell(one)}`] },
      { name: 'rebuild', value: Math.max(again.seconds, third.seconds), unit: 's', beside: [tell(again), tell(third)] },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeCourses(source: string): void {
  const words = readSampleWords();
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, 'publisher.yaml'), 'number: 77\nname: Bench\n');
  for (let number = 1; number <= COURSES; number++) {
    generateCourse(join(source, `course-${number}`), { ...PLAN, number }, words);
  }
}

function runStudio(args: readonly string[]): Run {
  const startMs = performance.now();
  const argv = ['--import', join(import.meta.dirname, 'print-peak.ts'), 'studio/cli.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const seconds = (performance.now() - startMs) / 1000;
  const peakKB = Number(/^peak (\d+) kB$/m.exec(stderr)?.[1]);
  if (status !== 0 || !peakKB) throw new Error(`the studio failed:\n${stdout}${stderr}`);
  return { seconds, peakMB: (peakKB * 1024) / 1e6, output: stdout };
}

function refuseUnless(output: string, words: string): void {
  if (!output.includes(words)) throw new Error(`this is not what was to be measured:\n${output}`);
}

function hashOf(folder: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map(({ parentPath, name }) => join(parentPath, name)).sort();
  for (const path of paths) hash.update(`${path}\n`).update(readFileSync(path));
  return hash.digest('hex');
}
