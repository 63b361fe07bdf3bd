import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../src/protocol/pack/text-chunk.ts';
import { delay, dropRequest } from '../support/faults.ts';
import { readBuiltCourse } from '../support/packs.ts';
import { readServerFacts } from '../support/server-facts.ts';
import { until } from '../support/until.ts';
import { dispatchSync } from './support/dispatch-sync.ts';
import { askForCourse, CHUNKS, getCard, isHere } from './support/download.ts';
import { factsOnPhone, factsOnServer } from './support/facts-on-phone.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { answerQuiz, open, seen, type Teacher } from './support/teacher.ts';
import { beginQuiz, EXCHANGE, goToWork, isAccepted, isUnsent } from './support/work.ts';

const [COURSE, LONG_COURSE] = [4097, 4098];
const [FIRST_QUIZ, SECOND_QUIZ] = [6, 13];
const course = readBuiltCourse(COURSE);
const questionsOf = (quiz: number): Question[] => course.questions(quiz, 'ar');

let scene: Scene;
let here: Teacher;
let there: Teacher;
beforeAll(async () => {
  scene = await setScene('ar');
  await startApp(scene.teacher, 'ar');
  here = { ...scene.teacher, page: scene.phone.page };
  there = { ...scene.teacher, page: await scene.phone.context.newPage() };
});
afterAll(() => scene?.dispose());

async function studyIn(tab: Teacher, quiz: number): Promise<void> {
  // Chromium paints only the tab in front.
  await tab.page.bringToFront();
  await beginQuiz(tab, COURSE, quiz);
  await answerQuiz(tab, { questions: questionsOf(quiz), isKnowing: true });
}

async function answerFirstChoice({ page, say }: Teacher): Promise<void> {
  await page.locator('form fieldset input').first().check();
  await page.getByRole('button', { name: say('Check my answer') }).click();
  await seen(page.getByText(say('Answer saved on this phone')));
}

describe('two tabs of one phone', () => {
  it('send at the same moment as the service worker, and all that was done in both arrives once', async () => {
    const { phone, proxy, dataDir } = scene;
    proxy.fault(EXCHANGE, dropRequest);
    await studyIn(here, FIRST_QUIZ);
    await studyIn(there, SECOND_QUIZ);
    await goToWork(there);
    await seen(isUnsent(there));
    const done = await factsOnPhone(there);

    // Slow, so that they meet.
    proxy.fault(EXCHANGE, delay(300));
    await Promise.all([
      here.page.evaluate(() => dispatchEvent(new Event('online'))),
      there.page.evaluate(() => dispatchEvent(new Event('online'))),
      dispatchSync(phone, here.origin, 'facts'),
    ]);
    await seen(isAccepted(there));
    await seen(isAccepted(here));
    expect(readServerFacts(dataDir).size).toBe(1);
    expect(factsOnServer(dataDir)).toEqual(done);
    expect(await factsOnPhone(here)).toEqual(done);
    proxy.heal();
  });

  it('go through one attempt together when both open the same quiz', async () => {
    const attempts = async () => (await factsOnPhone(here)).filter((line) => line.includes('"attempt"'));
    const before = await attempts();
    for (const tab of [here, there]) {
      await tab.page.bringToFront();
      await beginQuiz(tab, COURSE, SECOND_QUIZ);
    }
    await here.page.bringToFront();
    await answerFirstChoice(here);

    await there.page.bringToFront();
    await seen(there.page.getByText(there.say('Answer saved on this phone')));
    await there.page.getByRole('button', { name: there.say('Next question') }).click();
    await answerFirstChoice(there);
    const added = (await attempts()).filter((line) => !before.includes(line));
    expect(added).toHaveLength(1);
    expect(added[0]?.match(/"lamport"/g)).toHaveLength(2);
  });

  it('show one download, and the tab that stays open finishes it', async () => {
    const { proxy } = scene;
    await there.page.bringToFront();
    await open(there, `/course/${LONG_COURSE}`);
    proxy.fault(CHUNKS, delay(150));
    await here.page.bringToFront();
    const before = proxy.delivered.length;
    await askForCourse(here, LONG_COURSE, /144p/);
    await until(() => proxy.delivered.slice(before).filter((path) => CHUNKS.test(path)).length > 2, 30_000);

    await there.page.bringToFront();
    await seen(getCard(there).getByRole('heading', { name: there.say('This course on this phone') }));
    expect(await isHere(there).count()).toBe(0);
    await here.page.close();
    await seen(isHere(there));
    proxy.heal();
  });
});
