import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPacks } from '../../studio/build-packs.ts';
import { startServerProcess } from '../../tests/support/server-process.ts';
import type { Figure } from '../support/figure.ts';
import { type CoursePlan, generateCourse } from './generate-course.ts';
import { startPhone } from './phone.ts';
import { LANGUAGES, readSampleWords } from './sample-words.ts';

const PUBLISHER = 77;

/** Ten modules of five lessons of four items: 200, of which 50 are videos, in four languages. */
const PLAN: CoursePlan = {
  number: 1,
  languages: LANGUAGES,
  modules: 10,
  lessonsPerModule: 5,
  items: ['video', 'text', 'text', 'quiz'],
  blocksPerText: 8,
  questionsPerQuiz: 4,
};

/** One paragraph corrected in a course that a phone has with video: what the phone fetches to have the new version. */
export async function measureEdit(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-edit-'));
  const [source, out, keys] = [join(folder, 'content'), join(folder, 'packs'), join(folder, 'keys')];
  mkdirSync(source);
  writeFileSync(join(source, 'publisher.yaml'), `number: ${PUBLISHER}\nname: Bench\n`);
  generateCourse(join(source, 'course'), PLAN, readSampleWords());
  const build = async (): Promise<void> => {
    const { findings } = await buildPacks({ source, out, keys, cache: join(folder, 'cache') });
    const errors = findings.filter(({ level }) => level === 'error');
    if (errors.length > 0) throw new Error(JSON.stringify(errors.slice(0, 3)));
  };
  await build();
  const server = await startServerProcess({ DATA_DIR: join(folder, 'data'), PACKS_DIR: out });
  const phone = await startPhone(server.port, readFileSync(join(keys, 'root.pub'), 'utf8').trim());
  try {
    const course = PUBLISHER * 4096 + PLAN.number;
    const first = await phone.update(course, '240', 'en');
    const text = join(source, 'course/module-5/lesson-3/text-2.en.md');
    const before = readFileSync(text, 'utf8');
    const after = before.replace(/^.{0,200}?\b(\w+)\b/, (words) => `${words} (corrected)`);
    if (after === before) throw new Error('nothing was edited');
    writeFileSync(text, after);
    await build();
    const { bytes, requests, paths } = await phone.update(course, '240', 'en');
    return [
      {
        name: 'edit-bytes',
        value: bytes,
        unit: 'bytes',
        beside: [
          'with all headers, over HTTP/1.1',
          `the whole course: ${first.bytes} bytes in ${first.requests} requests`,
        ],
      },
      { name: 'edit-requests', value: requests, unit: 'requests', beside: paths },
    ];
  } finally {
    phone.close();
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
