import { afterAll, beforeAll, expect, it } from 'vitest';
import { dropRequest } from '../support/faults.ts';
import { manyCourses } from '../support/many-courses.ts';
import { putListing } from './support/put-listing.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { open, seen } from './support/teacher.ts';

const LANG = 'en';
const COURSES = manyCourses(10_000);

let scene: Scene;
beforeAll(async () => {
  scene = await setScene(LANG);
  await startApp(scene.teacher, LANG);
  scene.proxy.fault(/./, dropRequest);
  await putListing(scene.phone.page, { lang: LANG, courses: COURSES, askedAt: Date.UTC(2026, 10, 8, 12) });
});
afterAll(() => scene?.dispose());

it('shows ten thousand courses without a network, draws only those near the screen, and comes back to where she was', async () => {
  const { teacher, phone } = scene;
  const { page } = phone;
  await open(teacher, '/courses');
  const cards = page.getByRole('article');
  await seen(cards);
  await seen(page.getByText('10,000 courses · no network, list of November 8'));
  expect(await cards.first().getAttribute('aria-setsize')).toBe('10000');

  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await page.waitForFunction(() => Number(document.querySelector('article')?.ariaPosInSet) > 3000);
  expect(await cards.count()).toBeLessThan(30);
  const place = await page.evaluate(() => {
    const shown = [...document.querySelectorAll('article')].find((one) => one.getBoundingClientRect().top > 100);
    return Number(shown?.ariaPosInSet);
  });
  await page.locator(`article[aria-posinset="${place}"] h2 a`).click();
  await page.waitForURL(/\/course\/\d+$/);
  await page.goBack();
  const again = page.locator(`article[aria-posinset="${place}"]`);
  await seen(again);
  await page.waitForFunction((at) => {
    const top = document.querySelector(`article[aria-posinset="${at}"]`)?.getBoundingClientRect().top ?? -1;
    return top > 0 && top < innerHeight;
  }, place);

  await again.focus();
  await page.keyboard.press('PageDown');
  await page.waitForFunction((next) => document.activeElement?.ariaPosInSet === String(next), place + 1);
});

it('leaves what she asks for, says how many each filter would leave, and keeps it in the address', async () => {
  const { teacher, phone } = scene;
  const { page } = phone;
  const { say } = teacher;
  const expected = COURSES.filter(({ languages, level }) => languages.includes('ar') && level === 'advanced');
  const words = expected.length.toLocaleString('en');
  await open(teacher, '/courses');
  await page.getByRole('button', { name: say('All filters') }).click();
  const sheet = page.getByRole('dialog');
  await sheet
    .getByRole('group', { name: say('Language of the text') })
    .getByRole('button', { name: /العربية/ })
    .click();
  await sheet.getByRole('button', { name: say('For the experienced') }).click();
  await sheet.getByRole('button', { name: `Show ${words} courses` }).click();
  await seen(page.getByText(`${words} of 10,000 courses`));
  expect(new URL(page.url()).search).toBe('?lang=ar&level=advanced');

  await phone.restart();
  await open(teacher, '/courses?lang=ar&level=advanced');
  await seen(phone.page.getByText(`${words} of 10,000 courses`));
  await phone.page
    .getByRole('button', { name: say('Clear all filters') })
    .first()
    .click();
  await seen(phone.page.getByText('10,000 courses'));
});
