import { afterAll, beforeAll, expect, it } from 'vitest';
import { getCard } from '../e2e/support/download.ts';
import { keepRules } from '../e2e/support/keep-rules.ts';
import { type Scene, setScene, startApp } from '../e2e/support/scene.ts';
import { open, seen } from '../e2e/support/teacher.ts';

const LANG = 'ar';
const COURSE = 4098;
/** A lesson with a video. */
const LESSON = 11;

let scene: Scene;
beforeAll(async () => {
  scene = await setScene(LANG);
  await startApp(scene.teacher, LANG);
});
afterAll(() => scene?.dispose());

it('one video is asked about when it is dear, waits by her rules, comes at her word, and is let go of', async () => {
  const { teacher } = scene;
  const { page, say } = teacher;
  const button = (words: string) => page.getByRole('button', { name: words });
  const get = page.getByRole('button', { name: say.pattern('Get: {name}, {weight}') }).first();
  const dialog = page.getByRole('dialog', { name: say.pattern('Get {size} over mobile data?') });
  await keepRules(teacher, { limitBytes: 50_000_000, wifiOnly: 'nothing', askAboveBytes: 1000 });
  await open(teacher, `/course/${COURSE}/${LESSON}`);

  await get.click();
  await seen(dialog);
  // The choice that costs nothing has the focus.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(say('On Wi-Fi'));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await get.click();
  await button(say('On Wi-Fi')).click();
  await seen(button(say('Get now')));
  expect(await page.locator('video').count()).toBe(0);

  await button(say('Get now')).click();
  await seen(page.locator('video'), 60_000);

  await open(teacher, `/course/${COURSE}`);
  const card = getCard(teacher);
  await seen(card.getByText(say('Chosen lessons only')));
  await card.getByText(say('Lesson by lesson')).click();
  await card.getByRole('combobox').selectOption(String(LESSON));
  await seen(card.getByRole('radio', { name: say('Sound'), checked: true }));
  await card.getByRole('button', { name: say('Remove from this phone') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('Remove'), exact: true })
    .click();
  await seen(card.getByText(say('How should lessons come?')));
});
