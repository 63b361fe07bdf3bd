import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishPaths } from '../../../src/protocol/pack/publishing.ts';
import { examKeyFile, examKeysBeside, readExamKey } from '../../../studio/store/exam-keys.ts';
import { smallCourse } from '../../studio/support/studio-folder.ts';
import { openServer } from './support/open-server.ts';
import { courseOf, publish } from './support/press.ts';
import { answerOf } from './support/raw-author.ts';

const COURSE = courseOf(3);

async function sealedCourse() {
  const course = smallCourse();
  course.edit('basics/first/quiz.yaml', 'pass: 60', 'sealed: true\npass: 60');
  await course.build();
  return course;
}

const rootIn = (keys: string): string => readdirSync(join(keys, String(COURSE)))[0]?.replace('.json', '') ?? '';

describe('[QUIZ6] the key of an exam', { timeout: 60_000 }, () => {
  it('goes to the server with its version, which serves it to nobody', async () => {
    const { press, author, server } = await openServer();
    const course = await sealedCourse();
    await publish(server, author, COURSE, course.out);
    const [here, there] = [examKeysBeside(course.out), examKeysBeside(press.packsDir)];
    const root = rootIn(here);
    expect(readExamKey(there, COURSE, root)).toEqual(readExamKey(here, COURSE, root));
    const answer = readFileSync(examKeyFile(there, COURSE, root), 'utf8');
    for (const path of readdirSync(press.packsDir, { recursive: true, withFileTypes: true })) {
      if (path.isFile()) expect(readFileSync(join(path.parentPath, path.name), 'utf8')).not.toBe(answer);
    }
    for (const path of [
      `/packs.exam-keys/${COURSE}/${root}.json`,
      `/packs/../packs.exam-keys/${COURSE}/${root}.json`,
    ]) {
      expect(await (await fetch(`${server.origin}${path}`)).text()).not.toContain('quizzes');
    }
  });

  it('that was put right takes the place of the wrong one, without a new version', async () => {
    const { press, author, server } = await openServer();
    const course = await sealedCourse();
    await publish(server, author, COURSE, course.out);
    const [wrong, right] = ['true', 'false'].map((answer) => `تنزل الحزمة مرة واحدة. }, answer: ${answer}`);
    course.edit('basics/first/quiz.yaml', wrong ?? '', right ?? '');
    await course.build();
    expect(await publish(server, author, COURSE, course.out)).toMatchObject({ version: 1, state: 'unchanged' });
    const there = examKeysBeside(press.packsDir);
    expect(readExamKey(there, COURSE, rootIn(there))?.quizzes['5']?.[2]).toMatchObject({ answer: false });
  });

  it('is refused for a version that is not here, and under another name than its own', async () => {
    const { raw } = await openServer();
    const root = 'a'.repeat(64);
    const put = async (body: object, path = publishPaths.examKey(COURSE, root)) =>
      answerOf(await raw().call({ method: 'PUT', path, body: JSON.stringify(body) }));
    const key = { format: 1, course: COURSE, root, quizzes: {} };
    expect(await put(key)).toBe('unknown-staged');
    expect(await put({ ...key, course: COURSE + 1 })).toBe('bad-request');
    expect(await put({ ...key, quizzes: { 5: [{ type: 'single' }] } })).toBe('bad-request');
    expect(await put(key, publishPaths.examKey(courseOf(3, 8), root))).toBe('not-your-number');
  });
});
