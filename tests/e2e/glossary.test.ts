import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropRequest } from '../support/faults.ts';
import { until } from '../support/until.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { open, seen } from './support/teacher.ts';

const PATIENCE_MS = 30_000;

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('fr');
  await startApp(scene.teacher, 'fr');
});
afterAll(() => scene?.dispose());

const keptFiles = () =>
  scene.phone.page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('caravan-sets-'));
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => new URL(url).pathname);
  });

/** No line, and nothing in the HTTP cache: what is shown now is what is kept. */
async function goOffline(): Promise<void> {
  const session = await scene.phone.context.newCDPSession(scene.phone.page);
  await session.send('Network.clearBrowserCache');
  scene.proxy.fault(/./, dropRequest);
}

describe('the glossary', () => {
  it('comes to who opens the app again, and is there without a network', async () => {
    const { teacher } = scene;
    await open(teacher, '/courses');
    await until(async () => (await keptFiles()).some((path) => path.includes('/later.fr/')), PATIENCE_MS);
    await until(async () => (await keptFiles()).some((path) => path.includes('/glossary-page')), PATIENCE_MS);
    await goOffline();
    await open(teacher, '/glossary');
    await seen(teacher.page.getByRole('heading', { name: 'Acquis d’apprentissage' }));
  });

  it('shows a term in four languages side by side, each as what it is', async () => {
    const { page } = scene.teacher;
    const term = page.locator('.term').filter({ hasText: 'Acquis d’apprentissage' }).first();
    expect(
      await term
        .locator('dd')
        .evaluateAll((all) => all.map((dd) => [dd.getAttribute('lang'), dd.getAttribute('dir'), dd.textContent])),
    ).toEqual([
      ['en', 'ltr', 'Learning outcome'],
      ['ar', 'rtl', 'ناتج التعلّم'],
      ['zh-Hans', 'ltr', '学习成果'],
    ]);
  });

  it('is searched in any of them', async () => {
    const { page, say } = scene.teacher;
    for (const words of ['acquis d’app', 'ناتج التعلم', '学习成果', 'LEARNING OUT']) {
      await page.getByLabel(say('Search the glossary')).fill(words);
      await seen(page.locator('.term').first().getByText('Acquis d’apprentissage'));
    }
    await page.getByLabel(say('Search the glossary')).fill('xyzxyz');
    await seen(page.getByText(say('No such term')));
  });

  it('opens at the term that a link names', async () => {
    const { teacher } = scene;
    await open(teacher, '/glossary?term=4');
    const card = teacher.page.getByRole('region', { name: teacher.say('What you asked for') });
    await seen(card.getByText('Acquis d’apprentissage'));
  });
});
