import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearStorage, EVERYTHING, EVICTED, saveDownloads } from '../e2e/support/cleared.ts';
import { openCentre } from '../e2e/support/facilitator.ts';
import { type FactLines, factsOnPhone, factsOnServer } from '../e2e/support/facts-on-phone.ts';
import { type Scene, setScene } from '../e2e/support/scene.ts';
import { chooseLanguage, open, seen } from '../e2e/support/teacher.ts';
import { beginQuiz } from '../e2e/support/work.ts';
import { until } from '../support/until.ts';

const [COURSE, QUIZ] = [4097, 6];
const LOGIN = { name: 'awa', password: 'sable et étoiles' };
const PATIENCE_MS = 60_000;

let scene: Scene;
let downloads: string;
let done: FactLines;

beforeAll(async () => {
  downloads = mkdtempSync(join(tmpdir(), 'caravan-downloads-'));
  scene = await setScene('en');
  await chooseLanguage(scene.teacher, 'English');
  await joinClass();
  await answerOneQuestion();
  done = await expectSame();
  expect(done.length).toBeGreaterThan(2);
  await chooseLogin();
  await saveCopy();
});
afterAll(async () => {
  await scene?.dispose();
  rmSync(downloads, { recursive: true, force: true });
});

const words = (english: string) => scene.phone.page.getByText(scene.teacher.say(english));
const button = (english: string) => scene.phone.page.getByRole('button', { name: scene.teacher.say(english) });
const link = (english: string) => scene.phone.page.getByRole('link', { name: scene.teacher.say(english) });

async function joinClass(): Promise<void> {
  const { page, say } = scene.teacher;
  await open(scene.teacher, '/join/SESAME');
  await page.getByLabel(say('Your name')).fill('Awa');
  await page.getByRole('button', { name: say('Join'), exact: true }).click();
  await seen(words('You are in the class'));
}

async function answerOneQuestion(): Promise<void> {
  await beginQuiz(scene.teacher, COURSE, QUIZ);
  await scene.phone.page.locator('form fieldset input').first().check();
  await button('Check my answer').click();
  await seen(words('Answer saved on this phone'));
}

/** Waits until phone and server hold the same; the app exchanges when it is opened. */
async function expectSame(): Promise<FactLines> {
  await open(scene.teacher, '/');
  await until(
    async () => String(await factsOnPhone(scene.teacher)) === String(factsOnServer(scene.dataDir)),
    PATIENCE_MS,
  );
  return factsOnPhone(scene.teacher);
}

/** All that she had done is there, as the server has it, and under her name. */
async function expectBack(): Promise<void> {
  await seen(words('Welcome back'));
  const facts = await expectSame();
  for (const line of done) expect(facts).toContain(line);
  await open(scene.teacher, '/phone');
  await seen(scene.phone.page.getByText('Awa', { exact: true }));
}

async function openWaysBack(): Promise<void> {
  await open(scene.teacher, '/phone');
  await words('If this phone is lost or cleared').click();
}

async function chooseLogin(): Promise<void> {
  const { page, say } = scene.teacher;
  await openWaysBack();
  await page.getByLabel(say('Login name')).fill(LOGIN.name);
  await page.getByLabel(say('Password')).fill(LOGIN.password);
  await button('Keep this login').click();
  await seen(page.getByText(say.pattern('From now on “{chosen}” and this password bring your work to any phone.')));
}

async function saveCopy(): Promise<void> {
  await saveDownloads(scene.phone, downloads);
  await openWaysBack();
  await button('Save a copy of my work').click();
  await until(() => readdirSync(downloads).some((name) => name.endsWith('.caravan')), PATIENCE_MS);
}

/** The phone as it is after its storage was cleared: she sees the first screen, and a home without her work. */
async function openCleared(): Promise<void> {
  await chooseLanguage(scene.teacher, 'English');
  expect((await factsOnPhone(scene.teacher)).length).toBe(0);
}

const entries = () => scene.phone.page.evaluate(() => Object.keys(localStorage));

describe('a phone whose storage was cleared', () => {
  it('[REC2] says whose work is with the server, and brings it back by one tap where the cookie is left', async () => {
    const { say } = scene.teacher;
    await clearStorage(scene, EVERYTHING);
    await openCleared();
    const note = '{name} studied on this phone before. The work up to {date} is with the server.';
    await seen(scene.phone.page.getByText(say.pattern(note)));
    await link('Bring my work back').click();
    await button('Bring this back').click();
    await expectBack();
  });

  it('[REC2] knows by itself when only the database is gone, and says until when the work is safe', async () => {
    const { say } = scene.teacher;
    await open(scene.teacher, '/');
    await clearStorage(scene, EVICTED);
    await open(scene.teacher, '/');
    const note =
      'This phone’s storage was cleared by the browser or a cleaner. Your work up to {date} is with the server.';
    await seen(scene.phone.page.getByText(say.pattern(note)));
    expect(await entries()).toContain('lost-1');
    await link('Bring my work back').click();
    await button('Bring this back').click();
    await expectBack();
    expect(await entries()).not.toContain('lost-1');
  });

  it('[LOG1] brings the work back by the login, without any cookie', async () => {
    const { page, say } = scene.teacher;
    await clearStorage(scene, [...EVERYTHING, 'cookies']);
    await openCleared();
    await open(scene.teacher, '/rescue');
    await page.getByLabel(say('Login name')).fill(LOGIN.name);
    await page.getByLabel(say('Password')).fill('something else');
    await button('Log in and bring it back').click();
    await seen(words('This name and this password do not belong together. Please look again.'));
    await page.getByLabel(say('Password')).fill(LOGIN.password);
    await button('Log in and bring it back').click();
    await expectBack();
  });

  it('[JOIN1] brings the work back by a link code of the facilitator', async () => {
    const { page, say } = scene.teacher;
    await clearStorage(scene, [...EVERYTHING, 'cookies']);
    await openCleared();
    const code = await (await openCentre(scene)).newLinkCode();
    await open(scene.teacher, '/rescue');
    await link('Enter a link code').click();
    await page.getByLabel(say('Class code or link code')).fill(code);
    await button('Go on with this code').click();
    await button('Put together').click();
    await seen(words('This phone is linked'));
    const facts = await expectSame();
    for (const line of done) expect(facts).toContain(line);
  });

  it('[BAK2] brings the work back from a saved copy without a network, and her person with the next one', async () => {
    const { page } = scene.teacher;
    await clearStorage(scene, [...EVERYTHING, 'cookies']);
    await openCleared();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await open(scene.teacher, '/rescue');
    await scene.phone.context.setOffline(true);
    const [file = ''] = readdirSync(downloads);
    await page.locator('input[type=file]').setInputFiles(join(downloads, file));
    await button('Put it together with this phone').click();
    await seen(words('Welcome back'));
    const facts = await factsOnPhone(scene.teacher);
    for (const line of done) expect(facts).toContain(line);
    await scene.phone.context.setOffline(false);
    await expectBack();
  });
});
