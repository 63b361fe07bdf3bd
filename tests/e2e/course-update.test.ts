import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { API } from '../../src/protocol/people/api.ts';
import { classReportSchema } from '../../src/protocol/people/centre.ts';
import { attemptsAt } from '../../src/protocol/progress/item-progress.ts';
import { dropRequest } from '../support/faults.ts';
import { BUILT_DATA, buildWithStudio, readBuiltCourse } from '../support/packs.ts';
import { readServerFacts } from '../support/server-facts.ts';
import { until } from '../support/until.ts';
import { getCard, isHere } from './support/download.ts';
import { joinTheClass } from './support/journey/join.ts';
import { keptKeys } from './support/kept-keys.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { answerQuiz, getCourse, open, seen } from './support/teacher.ts';
import { beginQuiz, goToWork, isAccepted } from './support/work.ts';

const LANG = 'ar';
const COURSE = 7 * 4096 + 3;
const FIXTURE = join(import.meta.dirname, '../fixtures/course-small');
const NAME = 'متعلّمة ٣';

const folder = mkdtempSync(join(tmpdir(), 'caravan-update-'));
const [source, packs, keys] = [join(folder, 'course'), join(folder, 'packs'), join(folder, 'keys')];
let scene: Scene;
beforeAll(async () => {
  cpSync(FIXTURE, source, { recursive: true });
  cpSync(join(BUILT_DATA, 'keys'), keys, { recursive: true });
  buildWithStudio(source, packs, keys);
  scene = await setScene(LANG, { packs });
  await startApp(scene.teacher, LANG);
});
afterAll(async () => {
  await scene?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** The author finds out that two answers of the quiz were wrong, and asks one of them otherwise. */
function publishSecondVersion(): void {
  const path = join(source, 'basics/first/quiz.yaml');
  const before = readFileSync(path, 'utf8');
  const after = before
    .replace('تنزل الحزمة مرة واحدة. }, answer: true', 'تصعد الحزمة كل مرة. }, answer: false')
    .replace('answer: 1\n', 'answer: 2\n');
  expect(after).toMatch(/answer: false.*answer: 2\n/s);
  writeFileSync(path, after);
  buildWithStudio(source, packs, keys);
}

/** The best score of her quiz, per cent, as the server tells the class's facilitator. */
async function scoreInReport(): Promise<number | undefined> {
  const [secret = ''] = /[0-9a-f]{64}/.exec(readFileSync(join(scene.dataDir, 'facilitator-link.txt'), 'utf8')) ?? [];
  const answer = await fetch(scene.server.origin + API.learners, { headers: { authorization: `Bearer ${secret}` } });
  const { learners } = v.parse(classReportSchema, await answer.json());
  return learners.find(({ name }) => name === NAME)?.progress.flatMap(({ quizzes }) => quizzes)[0]?.best;
}

it('[DL17] a quiz that is half done while the course is updated is finished on the version that it began on, and scored by it', async () => {
  const { teacher, proxy, phone, dataDir } = scene;
  const { page, say } = teacher;
  const first = readBuiltCourse(COURSE, packs);
  const quiz = first.items.find(({ kind }) => kind === 'quiz')?.number ?? 0;
  const questions = first.questions(quiz, LANG);
  await open(teacher, `/course/${COURSE}`);
  await getCourse(teacher, /144p/);
  const earlier = page.getByText(
    say('You began this quiz before the course was updated. It is asked and marked as it was then.'),
  );
  proxy.fault(/./, dropRequest);

  await beginQuiz(teacher, COURSE, quiz);
  await answerQuiz(teacher, {
    questions,
    isKnowing: true,
    interruption: async () => {
      expect(await earlier.count()).toBe(0);
      publishSecondVersion();
      proxy.heal();
      await open(teacher, `/course/${COURSE}`);
      const card = getCard(teacher);
      await seen(card.getByText(say.pattern('New version: {size} changed')));
      await card.getByRole('button', { name: say('Update') }).click();
      await card.getByRole('button', { name: say('Update') }).waitFor({ state: 'detached' });
      await seen(isHere(teacher));
      const texts = (await keptKeys(teacher, 'courses')).map(String);
      expect(texts).toEqual([`${COURSE},1`, `${COURSE},2`]);

      proxy.fault(/./, dropRequest);
      await phone.restart();
      await open(teacher, `/course/${COURSE}/quiz/${quiz}`);
      // The third question, as it was asked then.
      await seen(phone.page.getByText('تنزل الحزمة مرة واحدة.'));
      await seen(
        phone.page.getByText(
          say('You began this quiz before the course was updated. It is asked and marked as it was then.'),
        ),
      );
    },
  });
  await seen(phone.page.locator('.big', { hasText: /100|١٠٠/ }));
  // With the line the words go on being there, though the phone has let go of them.
  const second = readBuiltCourse(COURSE, packs);
  const [old = '', now = ''] = [first, second].map(({ modules }) => modules[0]?.text[LANG]?.hash);
  expect(old).not.toBe(now);
  await until(async () => !(await keptKeys(teacher, 'chunks')).includes(old), 10_000);
  expect(await keptKeys(teacher, 'chunks')).toContain(now);
  expect(await keptKeys(teacher, 'openAttempts')).toEqual([]);
  proxy.heal();
  await phone.page.evaluate(() => dispatchEvent(new Event('online')));
  await seen(phone.page.locator('.big', { hasText: /100|١٠٠/ }));

  await goToWork(teacher);
  await seen(isAccepted(teacher), 90_000);
  const attempts = attemptsAt(quiz, [...readServerFacts(dataDir).values()].flat());
  expect(attempts.map(({ attempt }) => attempt.version)).toEqual([1]);
  await joinTheClass(teacher, { lang: LANG, language: '', name: NAME, isKnowing: true });
  expect(await scoreInReport()).toBe(100);
});
