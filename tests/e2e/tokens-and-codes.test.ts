import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBuiltCourse } from '../support/packs.ts';
import { openCentre } from './support/facilitator.ts';
import { factsOnPhone, factsOnServer } from './support/facts-on-phone.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { answerQuiz, chooseLanguage, open, seen } from './support/teacher.ts';
import { beginQuiz, EXCHANGE, goToWork, isAccepted, isUnsent, sendNow } from './support/work.ts';

const COURSE = 4097;
const QUIZ = 6;
const questions = readBuiltCourse(COURSE).questions(QUIZ, 'en');

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('en');
  await startApp(scene.teacher, 'en');
});
afterAll(() => scene?.dispose());

async function studyQuiz(): Promise<void> {
  await beginQuiz(scene.teacher, COURSE, QUIZ);
  await answerQuiz(scene.teacher, { questions, isKnowing: false });
}

const see = (english: string) => seen(scene.teacher.page.getByText(scene.teacher.say(english)));

async function expectArrived(): Promise<void> {
  const { teacher, dataDir } = scene;
  await goToWork(teacher);
  await seen(isAccepted(teacher));
  expect(factsOnServer(dataDir)).toEqual(await factsOnPhone(teacher));
}

async function typeCode(code: string): Promise<void> {
  const { page, say } = scene.teacher;
  await page.getByLabel(say('Class code or link code')).fill(code);
  await page.getByRole('button', { name: say('Go on with this code') }).click();
}

async function joinClass(): Promise<void> {
  const { teacher } = scene;
  const { page, say } = teacher;
  await open(teacher, '/join/SESAME');
  await page.getByLabel(say('Your name')).fill('Learner 1');
  await page.getByRole('button', { name: say('Join'), exact: true }).click();
  await see('You are in the class');
}

describe('a code', () => {
  it('that nobody gave out is told from a code that was mistyped, and costs nothing', async () => {
    const { teacher } = scene;
    await studyQuiz();
    await open(teacher, '/join/ABCDEF');
    await see('Nobody gave out this code. Please compare it character by character.');
    await typeCode('ABC0EF');
    await see('A code has only Latin letters and digits, and never 0, 1, I, L, O or U. Please look again.');
    await expectArrived();
  });
});

describe('a phone that the facilitator removed', () => {
  it('goes on studying, says what happened, and comes back with all its work by a new link code', async () => {
    const { teacher, phone, dataDir } = scene;
    const { page, say } = teacher;
    await joinClass();
    await expectArrived();
    const centre = await openCentre(scene);
    await centre.removePhone();
    const before = factsOnServer(dataDir);

    await studyQuiz();
    await goToWork(teacher);
    await see('This phone was removed from your class by the facilitator. Your work stays here; ask for a link code.');
    await seen(isUnsent(teacher));
    expect(await isAccepted(teacher).count()).toBe(0);
    expect(factsOnServer(dataDir)).toEqual(before);
    const done = await factsOnPhone(teacher);

    const code = await centre.newLinkCode();
    await page.getByRole('link', { name: say('Enter a link code') }).click();
    await typeCode(code);
    await page.getByRole('button', { name: say('Put together') }).click();
    await see('This phone is linked');
    await expectArrived();
    expect(factsOnServer(dataDir)).toEqual(done);

    // Somebody else, in a profile of her own, found the code lying about.
    const stranger = await phone.context.browser()?.newContext();
    if (!stranger) throw new Error('no browser');
    const onOther = { ...teacher, page: await stranger.newPage() };
    await chooseLanguage(onOther, 'English');
    await open(onOther, `/join/${code}`);
    const used = 'This link code has been used: each works once. Ask for a new one; your work waits.';
    await seen(onOther.page.getByText(say(used)));
    await stranger.close();
  });
});

describe('a server that does not know the version of the exchange', () => {
  it('is named as what it is, and gets the work once it does', async () => {
    const { teacher, proxy, dataDir } = scene;
    const before = factsOnServer(dataDir);
    proxy.fault(EXCHANGE, (ask, body) => {
      const later = Buffer.from(body);
      later.writeUInt8(99, 2);
      return ask(later);
    });
    await studyQuiz();
    await goToWork(teacher);
    await see(
      'This Caravan and the server are of different ages and do not understand each other. Your work stays here; open Caravan where there is a good network, so that it can be renewed.',
    );
    await seen(isUnsent(teacher));
    expect(factsOnServer(dataDir)).toEqual(before);

    proxy.heal();
    await sendNow(teacher);
    await expectArrived();
  });
});
