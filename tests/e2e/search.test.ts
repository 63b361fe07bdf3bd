import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropRequest } from '../support/faults.ts';
import { until } from '../support/until.ts';
import { askForCourse, isHere } from './support/download.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { open, seen } from './support/teacher.ts';

const COURSE = 4097;
const PATIENCE_MS = 30_000;

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('fr');
  await startApp(scene.teacher, 'fr');
});
afterAll(() => scene?.dispose());

const searchFor = async (words: string): Promise<void> => {
  const field = scene.phone.page.getByRole('searchbox');
  await seen(field);
  await field.fill(words);
};
const found = () => scene.phone.page.locator('main [data-found]');
/** What was marked in the first place found. */
const marked = () => scene.phone.page.locator('main mark').first().textContent();

async function goOffline(): Promise<void> {
  const session = await scene.phone.context.newCDPSession(scene.phone.page);
  await session.send('Network.clearBrowserCache');
  scene.proxy.fault(/./, dropRequest);
}

describe('search without a network, on a phone in French', () => {
  it('is kept with the first course, and finds what is in it after a restart', async () => {
    const { page } = scene.phone;
    await askForCourse(scene.teacher, COURSE, /144/);
    await seen(isHere(scene.teacher), PATIENCE_MS);
    const isKept = () =>
      page.evaluate(async () => {
        const names = await caches.keys();
        const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return kept.flat().some(({ url }) => /\/later\/worker-/.test(url));
      });
    await until(isKept, PATIENCE_MS);
    await goOffline();
    await scene.phone.restart();
    await open(scene.teacher, '/search');
    await searchFor('megaoctets');
    await seen(found());
    expect((await marked())?.toLowerCase()).toContain('mégaoctet');
  });

  it('leads from a passage to its place in the lesson', async () => {
    const { page } = scene.phone;
    await found()
      .filter({ has: page.locator('b') })
      .first()
      .click();
    await until(() => /\/course\/4097\/\d+\?item=\d+/.test(page.url()), PATIENCE_MS);
    await seen(page.locator('.prose'));
  });

  it('has the words in its address, so that who comes back finds them', async () => {
    const { page } = scene.phone;
    await page.goBack();
    await seen(found());
    expect(await page.getByRole('searchbox').inputValue()).toBe('megaoctets');
    expect(new URL(page.url()).searchParams.get('q')).toBe('megaoctets');
  });

  it('forgives a slip of the finger and a missing apostrophe, and finds courses of the catalogue', async () => {
    const { page } = scene.phone;
    await searchFor('hybrdie');
    await seen(page.locator(`main a[href="/course/${COURSE}"]`));
    await searchFor('xyzzyx qwfpgj');
    await seen(page.getByRole('heading', { name: scene.teacher.say('Nothing found') }));
  });

  it('says how much was found to who cannot see it, and goes down the list by arrow keys', async () => {
    const { page } = scene.phone;
    await searchFor('étudiants');
    await seen(found());
    expect(await page.locator('main [role=status]').first().textContent()).toMatch(/\d/);
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-found'))).toBe(true);
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  });
});
