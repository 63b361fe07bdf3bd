import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captivePortal, dropRequest } from '../support/faults.ts';
import { until } from '../support/until.ts';
import { wordsOf } from '../support/words.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { open, seen, type Teacher } from './support/teacher.ts';

const PATIENCE_MS = 30_000;
const NOT_HERE = 'This language is not on this phone yet. Getting it needs a network once, and about {weight} of data.';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('fr');
  await startApp(scene.teacher, 'fr');
});
afterAll(() => scene?.dispose());

const inLanguage = (lang: string): Teacher => ({ ...scene.teacher, page: scene.phone.page, say: wordsOf(lang) });
const languageShown = () => scene.phone.page.evaluate(() => document.documentElement.lang);

/** Folders of which the phone's caches hold files. */
const setsKept = () =>
  scene.phone.page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('caravan-sets-'));
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return [...new Set(kept.flat().map(({ url }) => url.split('/')[5] ?? ''))].sort();
  });

/** No line, and nothing in the HTTP cache: what is shown now is what is kept. */
async function goOffline(): Promise<void> {
  const session = await scene.phone.context.newCDPSession(scene.phone.page);
  await session.send('Network.clearBrowserCache');
  scene.proxy.fault(/./, dropRequest);
}

async function choose(teacher: Teacher, name: string): Promise<void> {
  await open(teacher, '/phone');
  await teacher.page.getByRole('radio', { name }).click();
}

/** Every kind of page, with its words. */
async function expectSpeaks(lang: string): Promise<void> {
  const { page, say, origin } = inLanguage(lang);
  const pages = [
    ['/', 'Choose a first course'],
    ['/courses', 'Courses'],
    ['/phone', 'Settings'],
    ['/work', 'My work'],
  ] as const;
  for (const [path, heading] of pages) {
    await page.goto(origin + path, { waitUntil: 'commit' });
    await seen(page.getByRole('heading', { name: say(heading) }));
  }
  expect(await languageShown()).toBe(lang);
}

describe('a phone in French', () => {
  it('keeps all words of French, those of no other language, and our QR reader where the browser has none', async () => {
    const hasReader = await scene.phone.page.evaluate(() => 'BarcodeDetector' in window);
    const expected = hasReader ? ['fr'] : ['fr', 'reader'];
    await until(async () => String(await setsKept()) === String(expected), PATIENCE_MS);
    expect(scene.proxy.asked.filter((path) => /^\/assets\/need\/(en|ar|zh)\//.test(path))).toEqual([]);
    await goOffline();
    await scene.phone.restart();
    await expectSpeaks('fr');
  });

  it('says without a network, in French, what another language needs, and stays as it is', async () => {
    const teacher = inLanguage('fr');
    await choose(teacher, 'العربية');
    await seen(teacher.page.getByText(teacher.say.pattern(NOT_HERE)));
    expect(await teacher.page.getByRole('radio', { name: 'Français' }).isChecked()).toBe(true);
    expect(await languageShown()).toBe('fr');
    await expectSpeaks('fr');
  });

  it('takes no captive portal’s page for the words of a language', async () => {
    scene.proxy.fault(/./, captivePortal);
    const teacher = inLanguage('fr');
    await choose(teacher, 'العربية');
    await seen(teacher.page.getByText(teacher.say.pattern(NOT_HERE)));
    expect(await languageShown()).toBe('fr');
    expect(await setsKept()).not.toContain('ar');
  });

  it('speaks Arabic from the first network on, without one too, and French still', async () => {
    scene.proxy.heal();
    await choose(inLanguage('fr'), 'العربية');
    await seen(scene.phone.page.getByRole('heading', { name: wordsOf('ar')('Settings') }));
    await goOffline();
    await expectSpeaks('ar');
    await choose(inLanguage('ar'), 'Français');
    await seen(scene.phone.page.getByRole('heading', { name: wordsOf('fr')('Settings') }));
    await expectSpeaks('fr');
  });
});
