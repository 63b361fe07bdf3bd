import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  alterByte,
  captivePortal,
  cutOff,
  dropReply,
  dropRequest,
  duplicate,
  hold,
  internalError,
  shorten,
} from '../support/faults.ts';
import { readBuiltCourse } from '../support/packs.ts';
import { readServerFacts } from '../support/server-facts.ts';
import { until } from '../support/until.ts';
import { factsOnPhone, factsOnServer } from './support/facts-on-phone.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { answerQuiz, open, readLesson, seen } from './support/teacher.ts';
import { beginQuiz, EXCHANGE, goToWork, isAccepted, isUnsent, sendNow } from './support/work.ts';

const COURSE = 4097;
const LESSON = 4;
const QUIZ = 6;
const questions = readBuiltCourse(COURSE).questions(QUIZ, 'fr');

const NO_NETWORK =
  'No network reaches the server now. Your work is saved on this phone and is sent by itself as soon as one does.';
const FOREIGN_PAGE =
  'The network answers with a page of its own: it may want you to log in. Open any website to see it, then send again.';
const TROUBLE =
  'The server has trouble and cannot keep anything now. Your work stays on this phone and is sent by itself later.';

let scene: Scene;
let startedAt: number;
beforeAll(async () => {
  startedAt = Date.now();
  scene = await setScene('fr');
  await startApp(scene.teacher, 'fr');
});
afterAll(() => scene?.dispose());

async function studyQuiz(): Promise<void> {
  await beginQuiz(scene.teacher, COURSE, QUIZ);
  await answerQuiz(scene.teacher, { questions, isKnowing: true });
}

/** What she did is on the server as it is on the phone, and the phone says so. */
async function expectArrived(): Promise<void> {
  await seen(isAccepted(scene.teacher));
  expect(factsOnServer(scene.dataDir)).toEqual(await factsOnPhone(scene.teacher));
}

function secondsStudied(dataDir: string): number {
  const facts = [...readServerFacts(dataDir).values()].flat();
  const cells = facts.flatMap((fact) => (fact.kind === 'counter' ? [...fact.value.values()] : []));
  return cells.reduce((sum, seconds) => sum + seconds, 0);
}

describe('work that a bad line holds up', () => {
  it('waits on the phone while the replies to its first introduction are lost, and arrives by itself', async () => {
    const { teacher, proxy, dataDir } = scene;
    proxy.fault(/^\/api\//, dropReply);
    await open(teacher, `/course/${COURSE}/${LESSON}`);
    await readLesson(teacher, 200);
    await studyQuiz();
    await goToWork(teacher);
    await seen(teacher.page.getByText(teacher.say(NO_NETWORK)));
    await seen(isUnsent(teacher));
    expect(factsOnServer(dataDir)).toEqual([]);
    const done = await factsOnPhone(teacher);

    // A page that was opened just now tries again within seconds.
    await teacher.page.reload();
    await seen(isUnsent(teacher));
    proxy.heal();
    await until(() => factsOnServer(dataDir).length > 0, 30_000);
    await expectArrived();
    expect(factsOnServer(dataDir)).toEqual(done);
  });

  it.each([
    { what: 'requests that never reach the server', fault: dropRequest, reaches: false, words: NO_NETWORK },
    { what: 'replies lost after the server has the work', fault: dropReply, reaches: true, words: NO_NETWORK },
    { what: 'replies that break off', fault: cutOff, reaches: true, words: NO_NETWORK },
    { what: 'replies shortened on the way', fault: shorten, reaches: true, words: FOREIGN_PAGE },
    { what: 'replies altered on the way', fault: alterByte, reaches: true, words: FOREIGN_PAGE },
    { what: 'a server with trouble', fault: internalError, reaches: false, words: TROUBLE },
    { what: 'the page of a captive portal', fault: captivePortal, reaches: false, words: FOREIGN_PAGE },
  ])('is kept through $what, and is there once afterwards', async ({ fault, reaches, words }) => {
    const { teacher, proxy, dataDir } = scene;
    const before = factsOnServer(dataDir);
    proxy.fault(EXCHANGE, fault);
    await studyQuiz();
    await goToWork(teacher);
    await sendNow(teacher);
    await seen(isUnsent(teacher));
    await seen(teacher.page.getByText(teacher.say(words)));
    expect(await isAccepted(teacher).count()).toBe(0);
    const done = await factsOnPhone(teacher);
    expect(factsOnServer(dataDir)).toEqual(reaches ? done : before);

    proxy.heal();
    await sendNow(teacher);
    await expectArrived();
    expect(factsOnServer(dataDir)).toEqual(done);
  });

  it('counts once though every request arrives twice', async () => {
    const { teacher, proxy, dataDir } = scene;
    proxy.fault(EXCHANGE, duplicate);
    await studyQuiz();
    await goToWork(teacher);
    await expectArrived();
    proxy.heal();
    await sendNow(teacher);
    await expectArrived();
    const seconds = secondsStudied(dataDir);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual((Date.now() - startedAt) / 1000);
  });

  it('is not called accepted while the server is still thinking', async () => {
    const { teacher, proxy } = scene;
    const slow = hold();
    proxy.fault(EXCHANGE, slow.fault);
    await studyQuiz();
    await goToWork(teacher);
    await seen(isUnsent(teacher));
    expect(await isAccepted(teacher).count()).toBe(0);
    slow.letGo();
    await expectArrived();
  });
});
