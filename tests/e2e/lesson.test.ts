import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropRequest } from '../support/faults.ts';
import { BUILT_DATA, buildWithStudio, readBuiltCourse } from '../support/packs.ts';
import { until } from '../support/until.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { getOnlyForm, open, seen } from './support/teacher.ts';

const COURSE = 7 * 4096 + 5;
const FIXTURE = join(import.meta.dirname, '../fixtures/course-texts');

const folder = mkdtempSync(join(tmpdir(), 'caravan-texts-'));
let scene: Scene;
let course: ReturnType<typeof readBuiltCourse>;

beforeAll(async () => {
  const [source, packs, keys] = [join(folder, 'course'), join(folder, 'packs'), join(folder, 'keys')];
  // The studio writes its lock beside the source, and may write keys.
  cpSync(FIXTURE, source, { recursive: true });
  cpSync(join(BUILT_DATA, 'keys'), keys, { recursive: true });
  buildWithStudio(source, packs, keys);
  course = readBuiltCourse(COURSE, packs);
  scene = await setScene('ar', { packs });
  await scene.phone.context.addInitScript(speakWithoutSound);
  await startApp(scene.teacher, 'ar');
  await open(scene.teacher, `/course/${COURSE}`);
  await getOnlyForm(scene.teacher);
  await readInEnglishToo();
  await goOffline();
});
afterAll(async () => {
  await scene?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Test browsers have no voices: these write down what they are given, and take a minute for each sentence. */
function speakWithoutSound() {
  const said: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const voices = ['fr-FR', 'ar-EG'].map((lang) => ({ lang, localService: true, default: false }));
  class Utterance extends EventTarget {
    onend = () => {};
    readonly text: string;
    constructor(text: string) {
      super();
      this.text = text;
    }
  }
  const speechSynthesis = {
    getVoices: () => voices,
    cancel: () => clearTimeout(timer),
    speak(utterance: Utterance) {
      said.push(utterance.text);
      timer = setTimeout(() => utterance.onend(), 60_000);
    },
  };
  for (const [name, value] of Object.entries({ said, speechSynthesis, SpeechSynthesisUtterance: Utterance })) {
    Object.defineProperty(window, name, { value, configurable: true });
  }
}

const lessonAt = (index: number) => {
  const lesson = course.lessons[index]?.lesson;
  const [item] = lesson?.items ?? [];
  if (!lesson || item?.kind !== 'text') throw new Error(`the fixture lost text ${index}`);
  return { number: lesson.number, item };
};
const pathOf = (index: number): string => `/course/${COURSE}/${lessonAt(index).number}`;

const block = (n: number) => scene.teacher.page.locator(`[data-block="${n}"]`);
const inLanguage = (lang: string) => scene.teacher.page.locator(`.prose[lang="${lang}"]`);

async function openDisplay() {
  const { page, say } = scene.teacher;
  await page.getByRole('button', { name: say('Display') }).click();
}

/** English comes with the course, since she reads it beside; French does not. */
async function readInEnglishToo() {
  const { teacher } = scene;
  await open(teacher, pathOf(0));
  await openDisplay();
  const language = teacher.page.getByLabel(teacher.say('Language of the text'));
  await language.selectOption('en');
  await teacher.page.getByRole('button', { name: teacher.say.pattern('Get this language: {cost}') }).click();
  await seen(inLanguage('en'));
  await language.selectOption('ar');
  await seen(inLanguage('ar'));
}

const keptFiles = () =>
  scene.phone.page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('caravan-sets-'));
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => url);
  });

/** No line, as the browser knows it too, once what comes later is kept. */
async function goOffline() {
  for (const name of ['/later.ar/', '/text-aids-', '/reading-tools-', '/kept-links-card-']) {
    await until(async () => (await keptFiles()).some((url) => url.includes(name)), 30_000);
  }
  scene.proxy.fault(/./, dropRequest);
  await scene.phone.context.setOffline(true);
}

/** How far an element is from the top of the screen, in px. */
const topOf = (n: number): Promise<number> => block(n).evaluate((element) => element.getBoundingClientRect().top);

describe('a lesson, without a network', () => {
  it('opens at the block that an address asks for, and later where she was', async () => {
    const { teacher } = scene;
    const { item } = lessonAt(1);
    const [, , asked = 0] = item.blocks.slice(60);
    await open(teacher, `${pathOf(1)}?item=${item.number}&block=${asked}`);
    await until(async () => Math.abs(await topOf(asked)) < 120, 10_000);

    await block(asked + 20).scrollIntoViewIfNeeded();
    await seen(block(asked + 20));
    // Where she is, is kept every few seconds.
    await teacher.page.waitForTimeout(4500);
    await open(teacher, pathOf(1));
    await until(async () => (await teacher.page.evaluate(() => scrollY)) > 1000, 10_000);
  });

  it('explains a word in place, by keyboard, and gives the focus back', async () => {
    const { page, say } = scene.teacher;
    await open(scene.teacher, pathOf(0));
    const word = page.locator('.prose a[href^="#term-"]').first();
    await word.and(page.locator('[aria-haspopup="dialog"]')).focus();
    await page.keyboard.press('Enter');
    const card = page.getByRole('dialog', { name: 'مقرر مدمج' });
    await seen(card.getByText('مقرر يُدرس جزء منه'));
    expect(
      await card.locator('dd').evaluateAll((all) => all.map((dd) => [dd.getAttribute('lang'), dd.textContent])),
    ).toEqual([
      ['en', 'blended course'],
      ['fr', 'cours hybride'],
    ]);
    expect(await card.getByRole('link', { name: say('In the glossary') }).getAttribute('href')).toMatch(
      /^\/glossary\?course=28677&term=\d+$/,
    );
    await page.keyboard.press('Escape');
    expect(await word.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('opens a picture over the whole screen, by keyboard too, and lets what is wide scroll by itself', async () => {
    const { page, say } = scene.teacher;
    const picture = page.getByRole('button', { name: 'خمسة أعمدة مختلفة الارتفاع' });
    await picture.focus();
    await page.keyboard.press('Enter');
    const large = page.getByRole('dialog').getByRole('img');
    await seen(large);
    await page.getByRole('button', { name: say('Larger') }).click();
    await until(async () => ((await large.boundingBox())?.width ?? 0) > 500, 5000);
    await page.getByRole('button', { name: say('Close') }).click();

    for (const name of [say('Table'), say('Code'), say('Formula')]) {
      const region = page.getByRole('region', { name });
      await region.focus();
      expect(
        await region.evaluate((one) => [one === document.activeElement, one.scrollWidth > one.clientWidth]),
      ).toEqual([true, true]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it('sets its text larger, and keeps it so', async () => {
    const { page, say } = scene.teacher;
    const sizeNow = () =>
      page.locator('.prose').evaluate((prose) => Number.parseFloat(getComputedStyle(prose).fontSize));
    const before = await sizeNow();
    await openDisplay();
    await page.getByLabel(say('Text size')).fill('4');
    await until(async () => (await sizeNow()) > 1.5 * before, 5000);
    await open(scene.teacher, pathOf(0));
    expect(await sizeNow()).toBeGreaterThan(1.5 * before);
    await openDisplay();
    await page.getByLabel(say('Text size')).fill('1');
    await until(async () => (await sizeNow()) === before, 5000);
  });

  it('is read aloud by a voice of the device, from where she is, and marks the block', async () => {
    const { page, say } = scene.teacher;
    await open(scene.teacher, pathOf(1));
    const { item } = lessonAt(1);
    const [here = 0] = item.blocks.slice(40);
    await block(here).evaluate((element) => element.scrollIntoView());
    await page.getByRole('button', { name: say('Listen') }).click();
    const spoken = page.locator('[data-spoken]');
    const first = Number(await spoken.getAttribute('data-block'));
    expect(Math.abs(first - here)).toBeLessThan(3);
    expect(await page.evaluate(() => Reflect.get(window, 'said')[0])).toContain('معلّمة');
    await page.getByRole('button', { name: say('Next paragraph') }).click();
    expect(Number(await spoken.getAttribute('data-block'))).toBe(first + 1);
    await page.getByRole('button', { name: say('Pause') }).click();
    await page.getByRole('button', { name: say('Go on') }).click();
    await page.getByRole('button', { name: say('Stop reading aloud') }).click();
    expect(await spoken.count()).toBe(0);
  });

  it('changes the language of its text paragraph for paragraph, and stays at the same one', async () => {
    const { page, say } = scene.teacher;
    const { item } = lessonAt(1);
    const [here = 0] = item.blocks.slice(70);
    await block(here).evaluate((element) => element.scrollIntoView());
    await openDisplay();
    await block(here).evaluate((element) => element.scrollIntoView());
    await page.waitForTimeout(300);
    const before = await topOf(here);
    // She chooses with the panel far above: the choice is made as a keyboard makes it.
    await page.getByLabel(say('Language of the text')).evaluate((select) => {
      if (select instanceof HTMLSelectElement) select.value = 'en';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await seen(inLanguage('en'));
    expect(await block(here).textContent()).toContain('on day 71');
    await until(async () => Math.abs((await topOf(here)) - before) < 8, 3000);
    await page.getByLabel(say('A second language below each paragraph')).selectOption('ar');
    await seen(page.locator('.beside[lang="ar"][dir="rtl"]'));
    expect(await page.locator('.beside').count()).toBe(item.blocks.length);
    await page.getByLabel(say('A second language below each paragraph')).selectOption('');
    await page.getByLabel(say('Language of the text')).selectOption('ar');
    await seen(inLanguage('ar'));
    expect(await page.locator('.beside').count()).toBe(0);
  });

  it('says of a language that is not here why not, and has it come when there is a network', async () => {
    const { page, say } = scene.teacher;
    await page.getByLabel(say('Language of the text')).selectOption('fr');
    await seen(page.getByText(say.pattern('Not on this phone yet, and it needs a network: {name}')));
    await page.getByRole('button', { name: say.pattern('Get it when there is a network: {cost}') }).click();
    await page
      .getByRole('button', { name: say.pattern('Get it when there is a network: {cost}') })
      .waitFor({ state: 'hidden' });
    await seen(inLanguage('ar'));

    scene.proxy.heal();
    await scene.phone.context.setOffline(false);
    await seen(inLanguage('fr'), 60_000);
    await page.getByLabel(say('Language of the text')).selectOption('ar');
    await goOffline();
  });

  it('[LINK1] goes on to the lesson that a link names, and keeps a link out of the course for later', async () => {
    const { page, say } = scene.teacher;
    await open(scene.teacher, pathOf(0));
    await page.locator('.prose a[target="_blank"]').first().click();
    const dialog = page.getByRole('dialog', { name: say('This needs a network') });
    await seen(dialog.getByText('example.org'));
    await dialog.getByRole('button', { name: say('Keep for later') }).click();
    await seen(dialog.getByText(say('Kept. It waits on the page of the course.')));
    await dialog.getByRole('button', { name: say('Close') }).click();

    await page.locator('.prose a[href^="/course/"]').first().click();
    await page.waitForURL(`**${pathOf(2)}?item=*`);
    await seen(page.getByText('من هنا يستمر الطريق.'));

    await open(scene.teacher, `/course/${COURSE}`);
    const card = page.getByRole('region', { name: say('Links for later') });
    expect(await card.getByRole('link').getAttribute('href')).toBe('https://example.org/reading');
    await card.getByRole('button', { name: say.pattern('Remove: {name}') }).click();
    await card.waitFor({ state: 'detached' });
  });

  it('opens the next lesson and the one before with its text at once', async () => {
    const { page } = scene.teacher;
    await open(scene.teacher, pathOf(0));
    await seen(block(lessonAt(0).item.blocks[0] ?? 0));
    await page.locator(`.lesson nav a[href="${pathOf(1)}"]`).evaluate((link) => {
      const shown: string[] = Reflect.get(window, 'said');
      shown.length = 0;
      // Every state of the page from now on that has a lesson without a text is written down.
      new MutationObserver(() => {
        const hasText = document.querySelector('.prose [data-block]') !== null;
        if (!hasText) shown.push(document.querySelector('h1')?.textContent ?? '');
      }).observe(document.body, { childList: true, subtree: true });
      if (link instanceof HTMLElement) link.click();
    });
    await page.waitForURL(`**${pathOf(1)}`);
    await seen(page.locator('.prose.long'));
    expect(await page.evaluate(() => Reflect.get(window, 'said'))).toEqual([]);
  });
});
