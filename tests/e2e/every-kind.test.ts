import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HANDED_IN } from '../../src/protocol/facts/attempt.ts';
import { API } from '../../src/protocol/people/api.ts';
import { classReportSchema } from '../../src/protocol/people/centre.ts';
import { attemptsAt } from '../../src/protocol/progress/item-progress.ts';
import { dropRequest } from '../support/faults.ts';
import { readBuiltCourse } from '../support/packs.ts';
import { readServerFacts } from '../support/server-facts.ts';
import { until } from '../support/until.ts';
import { buildEveryKind, KINDS_COURSE as COURSE, KINDS_FIXTURE } from './support/course-of-kinds.ts';
import { factsOnPhone } from './support/facts-on-phone.ts';
import { joinTheClass } from './support/journey/join.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { answerQuiz, getOnlyForm, open, seen } from './support/teacher.ts';
import { beginQuiz, goToWork, isAccepted } from './support/work.ts';

const LANG = 'ar';
const NAME = 'متعلّمة ٢';

const folder = mkdtempSync(join(tmpdir(), 'caravan-kinds-'));
let scene: Scene;
let course: ReturnType<typeof readBuiltCourse>;
beforeAll(async () => {
  const packs = buildEveryKind(folder);
  course = readBuiltCourse(COURSE, packs);
  scene = await setScene(LANG, { packs });
  await startApp(scene.teacher, LANG);
});
afterAll(async () => {
  await scene?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function itemOf(kind: string) {
  const item = course.items.find((one) => one.kind === kind);
  if (!item) throw new Error(`the fixture lost its ${kind}`);
  return item;
}
const lessonOf = (item: number): number =>
  course.lessons.find(({ lesson }) => lesson.items.some(({ number }) => number === item))?.lesson.number ?? 0;

/** What the class's facilitator is told of her quizzes. */
async function quizzesInReport() {
  const [secret = ''] = /[0-9a-f]{64}/.exec(readFileSync(join(scene.dataDir, 'facilitator-link.txt'), 'utf8')) ?? [];
  const answer = await fetch(scene.server.origin + API.learners, { headers: { authorization: `Bearer ${secret}` } });
  const { learners } = v.parse(classReportSchema, await answer.json());
  return learners.find(({ name }) => name === NAME)?.progress.flatMap(({ quizzes }) => quizzes);
}

it('[LINK1] leads from a text to another lesson, where a file is saved under its name', async () => {
  const { teacher } = scene;
  const { page, say } = teacher;
  const [text, file] = [itemOf('text'), itemOf('file')];
  await open(teacher, `/course/${COURSE}/${lessonOf(text.number)}`);
  await page.locator('.prose a').first().click();
  await page.waitForURL(`**/course/${COURSE}/${lessonOf(file.number)}?item=${file.number}`);

  const saved = page.waitForEvent('download');
  await page
    .locator(`#item-${file.number}`)
    .getByRole('link', { name: say.pattern('Save: {what}') })
    .click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('sheet.pdf');
  expect(readFileSync(await download.path())).toEqual(readFileSync(join(KINDS_FIXTURE, 'basics/extras/sheet.pdf')));
});

it('[ITEM1] keeps a file for when there is no network, and lets go of it again', async () => {
  const { teacher, proxy } = scene;
  const { page, say } = teacher;
  const file = itemOf('file');
  const place = page.locator(`#item-${file.number}`);
  await open(teacher, `/course/${COURSE}/${lessonOf(file.number)}`);
  await place.getByRole('button', { name: say.pattern('Keep for offline: {weight}') }).click();
  await seen(place.getByText(say('On this phone'), { exact: true }), 60_000);

  proxy.fault(/./, dropRequest);
  const saved = page.waitForEvent('download');
  await place.getByRole('button', { name: say.pattern('Save: {what}') }).click();
  expect(readFileSync(await (await saved).path())).toEqual(
    readFileSync(join(KINDS_FIXTURE, 'basics/extras/sheet.pdf')),
  );

  await place.getByRole('button', { name: say('Remove'), exact: true }).click();
  await seen(place.getByRole('button', { name: say.pattern('Keep for offline: {weight}') }));
  proxy.heal();
});

it('[QUIZ3] [VAL2] every type of question is answered without a network, arrives as it was answered, and is scored alike on both sides', async () => {
  const { teacher, phone, proxy, dataDir } = scene;
  const { say } = teacher;
  const quiz = itemOf('quiz').number;
  const questions = course.questions(quiz, LANG);
  expect(new Set(questions.map(({ type }) => type)).size).toBe(9);
  await open(teacher, `/course/${COURSE}`);
  await getOnlyForm(teacher);
  proxy.fault(/./, dropRequest);

  const draft = 'أغلق الصنبور';
  await beginQuiz(teacher, COURSE, quiz);
  const wrong = await answerQuiz(teacher, {
    questions,
    isKnowing: false,
    interruption: async () => {
      // The power goes while she writes freely: what was kept of it is there again.
      await teacher.page.getByRole('button', { name: say('Next question') }).click();
      await teacher.page.locator('textarea').fill(draft);
      await until(async () => String(await factsOnPhone(teacher)).includes(draft), 10_000);
      await phone.restart();
      await open(teacher, `/course/${COURSE}/quiz/${quiz}`);
      await seen(teacher.page.locator('textarea'));
      expect(await teacher.page.locator('textarea').inputValue()).toBe(draft);
    },
  });
  await seen(teacher.page.locator('.big', { hasText: /^[0٠]\s*[%٪]/ }));
  await beginQuiz(teacher, COURSE, quiz);
  const right = await answerQuiz(teacher, { questions, isKnowing: true });
  await seen(teacher.page.locator('.big', { hasText: /100|١٠٠/ }));

  proxy.heal();
  await goToWork(teacher);
  await seen(isAccepted(teacher), 90_000);
  const attempts = attemptsAt(quiz, [...readServerFacts(dataDir).values()].flat());
  const held = attempts.map(({ attempt }) => new Map([...attempt.answers].map(([n, { value }]) => [n, value])));
  expect(held.map((answers) => answers.delete(HANDED_IN))).toEqual([true, true]);
  expect(held).toEqual([wrong, right]);

  await joinTheClass(teacher, { lang: LANG, language: '', name: NAME, isKnowing: true });
  expect(await quizzesInReport()).toMatchObject([{ item: quiz, best: 100, attempts: 2 }]);
});
