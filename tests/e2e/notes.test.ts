import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dropRequest } from '../support/faults.ts';
import { readBuiltCourse } from '../support/packs.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { getCourse, open, seen } from './support/teacher.ts';

const COURSE = 4098;
const course = readBuiltCourse(COURSE);
const LESSON =
  course.lessons.find(({ lesson }) => lesson.items.some(({ kind }) => kind === 'text'))?.lesson.number ?? 0;
const HERS = 'À essayer avec les étudiants.';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('fr');
  await startApp(scene.teacher, 'fr');
  await open(scene.teacher, `/course/${COURSE}`);
  await getCourse(scene.teacher, /144p/);
  // What comes later comes with the first course.
  await open(scene.teacher, `/course/${COURSE}/${LESSON}`);
  await seen(startButton());
  scene.proxy.fault(/./, dropRequest);
});
afterAll(() => scene?.dispose());

const page = () => scene.phone.page;
const button = (name: string, within: Pick<Locator, 'getByRole'> = page()): Locator =>
  within.getByRole('button', { name: scene.teacher.say(name), exact: true });
const startButton = () => button('Add a note here').first();
const paragraph = (nth: number) => page().locator('.prose [data-block] > p:not(:has(img))').nth(nth);

/** Chooses a word with two clicks. */
async function chooseWord(nth: number): Promise<string> {
  const words = paragraph(nth);
  await words.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await words.dblclick({ position: { x: 12, y: 12 } });
  return page().evaluate(() => getSelection()?.toString().trim() ?? '');
}

/** The words that are coloured on the page. */
const coloured = () =>
  page().evaluate(() => [...(CSS.highlights.get('note-words') ?? [])].map((range) => String(range).trim()));

it('marks words and keeps a note without a network, and has both at their words after the phone was switched off', async () => {
  const { teacher, phone } = scene;
  await open(teacher, `/course/${COURSE}/${LESSON}`);
  await seen(startButton());
  const marked = await chooseWord(1);
  expect(marked).not.toBe('');
  await button('Highlight').click();
  await expect.poll(coloured).toEqual([marked]);

  const about = await chooseWord(2);
  await button('Note').click();
  await page().locator('dialog textarea').fill(HERS);
  await seen(page().locator('dialog').getByText(teacher.say('Saved on this phone')));
  // The power goes while the note is still open.
  await phone.kill();
  await phone.restart();

  await open(teacher, `/course/${COURSE}/${LESSON}`);
  await expect.poll(coloured, { timeout: 20_000 }).toEqual([marked, about]);
  await page().locator('.note-sign button').first().click();
  expect(await page().locator('dialog textarea').inputValue()).toBe(HERS);
  await button('Close', page().locator('dialog')).click();
});

it('opens what she marked when it is tapped', async () => {
  await paragraph(1).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await paragraph(1).click({ position: { x: 12, y: 12 } });
  await seen(page().locator('dialog textarea'));
  await page().keyboard.press('Escape');
  await page().locator('dialog').waitFor({ state: 'detached' });
});

it('makes a bookmark by the keyboard alone', async () => {
  const { say } = scene.teacher;
  await startButton().focus();
  await page().keyboard.press('Enter');
  await seen(page().locator('[data-aim]'));
  const toolbar = page().getByRole('toolbar', { name: say('Notes') });
  await button('Next paragraph', toolbar).focus();
  await page().keyboard.press('Enter');
  await button('Bookmark', toolbar).focus();
  await page().keyboard.press('Enter');
  await seen(
    page()
      .locator('.note-sign')
      .getByRole('button', { name: new RegExp(`^${say('Bookmark')}`) }),
  );
});

it('lists all notes, finds words in them, leads to their place, and brings a deleted one back', async () => {
  const { teacher } = scene;
  const { say } = teacher;
  await open(teacher, '/notes');
  await seen(page().getByText(HERS));
  await expect.poll(() => page().locator('article').count()).toBe(3);
  await page().getByRole('searchbox').fill('ESSAYER etudiants');
  await expect.poll(() => page().locator('article').count()).toBe(1);

  await button('Delete').click();
  await expect.poll(() => page().locator('article').count()).toBe(0);
  await button('Undo').click();
  await seen(page().getByText(HERS));

  await page()
    .getByRole('link', { name: say('Open the place') })
    .click();
  await page().waitForURL(/\?item=\d+&block=\d+$/);
  await seen(page().locator('.note-sign'));
  expect(await page().locator('.note-sign').last().evaluate(isOnScreen)).toBe(true);
});

const isOnScreen = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

it('saves all notes as a Markdown file', async () => {
  await open(scene.teacher, '/notes');
  const saving = page().waitForEvent('download');
  await button('Save as a file').click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^caravan-notes-\d{4}-\d\d-\d\d\.md$/);
  const markdown = readFileSync(await saved.path(), 'utf8');
  expect(markdown).toContain(`\n\n${HERS}\n`);
  expect(markdown).toMatch(/^# .+\n\n## .+\n\n### .+\n\n\*\*/);
});

it('keeps a note at a second of a video, and goes back there', async () => {
  const { teacher } = scene;
  const lesson = course.lessons.find((one) => one.lesson.items.some(({ kind }) => kind === 'video'))?.lesson.number;
  await open(teacher, `/course/${COURSE}/${lesson}`);
  const video = page().locator('video');
  await seen(video);
  const seek = (second: number) =>
    video.evaluate(async (element: HTMLVideoElement, to) => {
      element.pause();
      if (element.readyState === 0) await new Promise((done) => element.addEventListener('loadedmetadata', done));
      element.currentTime = to;
    }, second);
  await seek(7);
  await page()
    .getByRole('button', { name: teacher.say.pattern('Note at {clock}') })
    .click();
  await page().locator('dialog textarea').fill('sept');
  await button('Close', page().locator('dialog')).click();
  await seek(2);
  // A text of the lesson may have notes of its own.
  const part = page().locator('section', { has: video });
  await part.locator('.item-notes summary').click();
  await part.locator('.note-entry button').first().click();
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThanOrEqual(7);
});
