import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { publishPaths } from '../../../src/protocol/pack/publishing.ts';
import { API } from '../../../src/protocol/people/api.ts';
import { classReportSchema } from '../../../src/protocol/people/centre.ts';
import { publishCourse } from '../../../studio/publish/publish-course.ts';
import { withdrawCourse } from '../../../studio/publish/withdraw-course.ts';
import { signWithdrawal } from '../../../studio/store/releases.ts';
import { readCatalogue, readStore, smallCourse } from '../../studio/support/studio-folder.ts';
import { createPhone } from '../support/phone.ts';
import { attempted } from '../support/sample-facts.ts';
import { courseOf, openPress, problemOf } from './support/press.ts';
import { answerOf, rawAuthor } from './support/raw-author.ts';

const COURSE = courseOf(3);
const { signal } = new AbortController();

async function openPublished() {
  const press = openPress();
  const author = press.author();
  const server = await press.start();
  const course = smallCourse();
  const options = { to: server.origin, key: author.file, work: join(press.dir, 'work'), signal };
  const publishIt = () => publishCourse({ ...options, source: course.source });
  await publishIt();
  return { press, author, server, course, options, publishIt };
}

describe('a course that is withdrawn', { timeout: 60_000 }, () => {
  it('leaves the catalogue, and facts that come later are accepted and marked all the same [REL2]', async () => {
    const { press, server, options } = await openPublished();
    const { root, text, modules } = readStore(press.packsDir);
    await withdrawCourse(COURSE, options);
    expect(readCatalogue(press.packsDir).courses).toEqual([]);
    expect((await press.verify()).findings.filter(({ level }) => level === 'error')).toEqual([]);

    const her = createPhone((path, init) => fetch(`${server.origin}${path}`, init));
    await her.register();
    await her.post(API.join, { code: 'SESAME', name: 'Awa' });
    const quiz = modules[0]?.lessons.flatMap(({ items }) => items).find(({ kind }) => kind === 'quiz')?.number ?? 0;
    const questions = text('en').quizzes[quiz] ?? [];
    const single = questions.find((question) => question.type === 'single');
    const right = single?.choices.find((choice) => choice.right)?.n;
    if (!single || right === undefined) throw new Error('the small course has no such question');
    const { status } = await her.exchange(
      attempted(
        COURSE,
        quiz,
        { replica: her.replica, n: 1, version: root.version, lamport: 1 },
        {
          [single.n]: { type: 'int', n: right },
          0: { type: 'int', n: 0 },
        },
      ),
    );
    expect(status).toBe('ok');
    const secret = /#([0-9a-f]{64})/.exec(readFileSync(join(press.dataDir, 'facilitator-link.txt'), 'utf8'))?.[1];
    const answer = await fetch(`${server.origin}${API.learners}`, { headers: { authorization: `Bearer ${secret}` } });
    const report = v.parse(classReportSchema, await answer.json());
    const best = Math.floor(100 / questions.length);
    const [progress] = report.learners.find(({ name }) => name === 'Awa')?.progress ?? [];
    expect(progress).toMatchObject({ course: COURSE, quizzes: [{ item: quiz, attempts: 1 }] });
    expect(progress?.quizzes[0]?.best).toBeGreaterThanOrEqual(best);
  });

  it('comes back with a changed version, and not with the same one', async () => {
    const { press, course, options, publishIt } = await openPublished();
    await withdrawCourse(COURSE, options);
    // Twice is once.
    await withdrawCourse(COURSE, options);
    expect(await problemOf(publishIt())).toContain('withdrawn');
    course.edit('course.yaml', 'level: beginner', 'level: advanced');
    expect((await publishIt()).courses).toMatchObject([{ version: 2, state: 'released' }]);
    expect(readCatalogue(press.packsDir).courses).toMatchObject([{ course: COURSE, version: 2 }]);
  });

  it('is withdrawn by its own publisher only, and at its newest version', async () => {
    const { press, author, server } = await openPublished();
    const other = press.author({ publisher: 8 });
    const host = new URL(server.origin).host;
    const call = async (key: typeof author.key, signer: typeof author.key, version: number) => {
      const raw = rawAuthor((path, init) => fetch(`${server.origin}${path}`, init), key, host);
      const body = JSON.stringify(signWithdrawal(COURSE, version, signer));
      return answerOf(await raw.call({ path: publishPaths.withdrawal(COURSE), body }));
    };
    expect(await call(other.key, other.key, 1)).toBe('not-your-number');
    expect(await call(author.key, other.key, 1)).toBe('bad-release');
    expect(await call(author.key, author.key, 2)).toBe('version-conflict');
    expect(readCatalogue(press.packsDir).courses).toHaveLength(1);
    expect(await call(author.key, author.key, 1)).toBe(200);
  });
});
