import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BEGUN, HANDED_IN } from '../../src/protocol/facts/attempt.ts';
import { attemptsAt } from '../../src/protocol/progress/item-progress.ts';
import { dropRequest } from '../support/faults.ts';
import { readBuiltCourse } from '../support/packs.ts';
import { readServerFacts } from '../support/server-facts.ts';
import { until } from '../support/until.ts';
import { answerAnyhow } from './support/answer-anyhow.ts';
import { buildEveryKind, KINDS_COURSE } from './support/course-of-kinds.ts';
import { factsOnPhone } from './support/facts-on-phone.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { getOnlyForm, open, seen } from './support/teacher.ts';
import { goToWork, isAccepted } from './support/work.ts';

const LANG = 'fr';
const LIMIT_MS = 20 * 60_000;

const folder = mkdtempSync(join(tmpdir(), 'caravan-quiz-'));
let scene: Scene;
let quizzes: number[] = [];
beforeAll(async () => {
  const packs = buildEveryKind(folder);
  quizzes = readBuiltCourse(KINDS_COURSE, packs)
    .items.filter(({ kind }) => kind === 'quiz')
    .map(({ number }) => number);
  scene = await setScene(LANG, { packs });
  await startApp(scene.teacher, LANG);
  await open(scene.teacher, `/course/${KINDS_COURSE}`);
  await getOnlyForm(scene.teacher);
  scene.proxy.fault(/./, dropRequest);
});
afterAll(async () => {
  await scene?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const openQuiz = (quiz: number | undefined) => open(scene.teacher, `/course/${KINDS_COURSE}/quiz/${quiz}`);
const press = (words: string) => scene.teacher.page.getByRole('button', { name: scene.teacher.say(words) }).click();

/** Controls of the question on the screen as a screen reader comes by them: role and name, in their order. */
async function controls(page: Page): Promise<string[]> {
  await seen(page.locator('form fieldset'));
  await page.waitForFunction(() => document.activeElement?.tagName === 'LEGEND');
  const tree = await page.locator('form').ariaSnapshot();
  const lines = [...tree.matchAll(/- '?(group|radio|checkbox|textbox|combobox|slider|button|status)(?: "([^"]*)")?/g)];
  return lines.map(([, role = '', name = '']) => `${role} ${name}`.trim());
}

it('[QUIZ3] every type of question tells a screen reader what is asked, and then its controls in order, by their names', async () => {
  const { page, say } = scene.teacher;
  await openQuiz(quizzes[0]);
  await press('Begin the quiz');
  const check = `button ${say('Check my answer')}`;
  const asks = async (...expected: string[]) => expect(await controls(page)).toEqual(expected);
  const finish = async (words = 'Check my answer') => {
    await press(words);
    await seen(page.getByText(say('Answer saved on this phone')));
    await press('Next question');
  };
  await asks('group De quoi est faite la pluie ?', 'radio D’eau', 'radio De poussière', 'status', check);
  // Nothing is chosen yet: it is said, and nothing is counted.
  await press('Check my answer');
  await seen(page.getByText(say('Choose an answer first.')));
  await page.getByRole('radio', { name: 'D’eau' }).press('Space');
  await finish();

  const states = ['checkbox La glace', 'checkbox La vapeur', 'checkbox Le sable'];
  await asks('group Quels sont des états de l’eau ?', ...states, 'status', check);
  await page.getByRole('checkbox', { name: 'La glace' }).press('Space');
  await finish();

  const [written, writing] = ['I have written my answer', 'Your answer, in your own words. It counts for no score.'];
  const essay = 'group Comment économisez-vous l’eau ?';
  await asks(essay, `textbox ${say(writing)}`, 'status', `button ${say(written)}`);
  await page.locator('textarea').fill('Chaque jour');
  await finish(written);

  await asks('group Les nuages sont faits d’eau.', `radio ${say('True')}`, `radio ${say('False')}`, 'status', check);
  await page.getByRole('radio', { name: say('True') }).press('Space');
  await finish();

  const degrees = 'group À combien de degrés l’eau gèle-t-elle ?';
  await asks(degrees, `textbox ${say('Your answer, a number')} °C`, 'status', check);
  await page.getByRole('textbox').fill('0 °C');
  await finish();

  await asks('group Que tombe-t-il des nuages ?', `textbox ${say('Your answer, a word or a few')}`, 'status', check);
  await page.getByRole('textbox').fill('LA PLUIE');
  await finish();
});

it('an order is changed by keys alone, each move is said, and it outlives a kill of the app before it is checked', async () => {
  const { teacher, phone } = scene;
  const cards = () =>
    teacher.page.locator('.arrange input').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  const names = (await controls(teacher.page)).filter((control) => control.startsWith('button'));
  expect(names[0]).toMatch(teacher.say.pattern('Move up: {name}'));
  expect(names[1]).toMatch(teacher.say.pattern('Move down: {name}'));
  const before = await cards();
  const down = teacher.page.getByRole('button', { name: teacher.say.pattern('Move down: {name}') }).first();
  await down.focus();
  const moved = await down.getAttribute('aria-label');
  await teacher.page.keyboard.press('Enter');
  await teacher.page.keyboard.press('Enter');
  // The focus goes along with the card.
  expect(await teacher.page.locator(':focus').getAttribute('aria-label')).toBe(moved);
  const order = await cards();
  expect(order).toEqual([before[1], before[2], before[0], before[3]]);
  expect(await teacher.page.locator('form p[role=status]').textContent()).toMatch(/3.*4/);
  await until(async () => String(await draftsOnPhone()) === String(order), 5000);
  await phone.kill();
  await phone.restart();
  await openQuiz(quizzes[0]);
  await seen(teacher.page.locator('.arrange'));
  expect(await cards()).toEqual(order);

  await press('Check my answer');
  await press('Next question');
  const pairs = ['combobox Quand on la chauffe', 'combobox Quand elle gèle'];
  expect(await controls(teacher.page)).toEqual([
    'group Que devient l’eau ?',
    ...pairs,
    'status',
    `button ${teacher.say('Check my answer')}`,
  ]);
  for (const field of await teacher.page.locator('select').all()) await field.selectOption({ index: 1 });
  await press('Check my answer');
  await press('Next question');
  const roles = (await controls(teacher.page)).map((control) => control.split(' ')[0]);
  expect(roles).toEqual(['group', 'textbox', 'textbox', 'combobox', 'status', 'button']);
});

/** What the phone keeps of the question on the screen, though it was not checked. */
const draftsOnPhone = (): Promise<unknown> =>
  scene.teacher.page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await settled(indexedDB.open('caravan-library'));
    const [row] = await settled(db.transaction('openAttempts').objectStore('openAttempts').getAll());
    db.close();
    return Object.values(row?.drafts ?? {}).at(-1);
  });

it('[QUIZ4] a place is shown by the arrow keys, or by its name, and the right one is said in words', async () => {
  const { teacher } = scene;
  const { page, say } = teacher;
  await openQuiz(quizzes[1]);
  await press('Begin the quiz');
  await seen(page.getByRole('slider'));
  expect(await controls(page)).toEqual([
    'group Dans quoi l’eau remonte-t-elle ?',
    `slider ${say('Marker')}`,
    `group ${say('Or choose by name')}`,
    'radio Le toit',
    'radio Le seau',
    'radio Le mur',
    'status',
    `button ${say('Check my answer')}`,
  ]);
  const marker = page.getByRole('slider');
  expect(await marker.getAttribute('aria-valuetext')).toBe(say('No place shown yet'));
  await marker.press('ArrowUp');
  await marker.press('Shift+ArrowLeft');
  expect(await marker.getAttribute('aria-valuetext')).toMatch(/45\s%.*49\s%/);
  await page.getByRole('radio', { name: 'Le toit' }).press('Space');
  expect(
    await page.locator('form input[name=answer]').evaluateAll((all) => all.map((one) => one.getAttribute('value'))),
  ).toEqual(['500', '200']);
  await press('Check my answer');
  await seen(page.getByText(say('Right answer'), { exact: true }));
  await seen(page.getByText('Le seau'));
  await press('Next question');
});

it('[ATT4] the time goes on while the phone is off; when it is over, what is chosen is handed in', async () => {
  const { teacher, phone } = scene;
  const { page, say } = teacher;
  await seen(
    page.getByRole('timer').getByText(say.pattern('{minutes, plural, one {# minute left} other {# minutes left}}')),
  );
  await page.getByRole('radio', { name: 'De l’eau solide' }).check();
  await until(async () => (await draftsOnPhone()) !== undefined, 5000);
  await phone.kill();
  await phone.restart();
  await phone.context.addInitScript((ms) => {
    const now = Date.now;
    Date.now = () => now() + ms;
  }, LIMIT_MS);
  await openQuiz(quizzes[1]);
  await seen(scene.teacher.page.getByRole('heading', { name: say('Not yet') }));
  const facts = String(await factsOnPhone(scene.teacher));
  for (const question of [BEGUN, HANDED_IN]) expect(facts).toContain(`"${question}":{`);
  await seen(
    scene.teacher.page.getByText(
      say.pattern(
        '{left, plural, one {# attempt is left. Every attempt is kept, and the best one counts.} other {# attempts are left. Every attempt is kept, and the best one counts.}}',
      ),
    ),
  );

  // Every question again, with her answer: the one that was not checked counts, the others were not answered.
  await scene.teacher.page.getByRole('link', { name: say.pattern('See the answers of attempt {number}') }).click();
  await seen(scene.teacher.page.locator('.reviewed'));
  expect(await scene.teacher.page.getByText(say('Your answer is right')).count()).toBe(1);
  expect(await scene.teacher.page.getByText(say('Not answered')).count()).toBe(2);
});

it('[QUIZ6] a sealed quiz is answered without a word of what is right, may be changed, and is marked once it was sent', async () => {
  const { teacher, phone, proxy, dataDir } = scene;
  const { say } = teacher;
  await phone.restart();
  const { page } = teacher;
  await openQuiz(quizzes[2]);
  await press('Begin the quiz');
  for (let left = 7; left > 0; left -= 1) {
    await controls(page);
    await answerAnyhow(page);
    await press('Save my answer');
    await seen(page.getByText(say('Will be marked when it is sent.')));
    await press('Change my answer');
    await press('Save my answer');
    await seen(page.getByRole('button', { name: say('Change my answer') }));
    expect(await page.locator('form .ok, form .bad').count()).toBe(0);
    await press(left > 1 ? 'Next question' : 'Hand in');
  }
  await seen(page.getByText(say('Not sent yet')));
  expect(await page.getByRole('button', { name: say('Try again') }).count()).toBe(0);

  proxy.heal();
  await goToWork(teacher);
  await seen(isAccepted(teacher), 60_000);
  await openQuiz(quizzes[2]);
  await seen(page.locator('table b', { hasText: '%' }));
  // Known now without a network, too.
  proxy.fault(/./, dropRequest);
  await openQuiz(quizzes[2]);
  await seen(page.locator('table b', { hasText: '%' }));
  expect(attemptsAt(quizzes[2] ?? 0, [...readServerFacts(dataDir).values()].flat())).toHaveLength(1);
});
