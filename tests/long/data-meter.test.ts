import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForCourse, CHUNKS, getCard, isHere } from '../e2e/support/download.ts';
import { keptUsage } from '../e2e/support/kept-usage.ts';
import { type Scene, setScene } from '../e2e/support/scene.ts';
import { chooseLanguage, open, seen } from '../e2e/support/teacher.ts';
import { EXCHANGE } from '../e2e/support/work.ts';
import { until } from '../support/until.ts';

const [COURSE, LONG_COURSE] = [4097, 4098];
/** What is counted is on the disk half a second later. */
const SETTLING_MS = 1_500;
const [APP, EVERYTHING] = [/^\/(?!packs|x$|api)/, /./];

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('fr');
  await chooseLanguage(scene.teacher, 'Français');
  await scene.teacher.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
});
afterAll(() => scene?.dispose());

/** The difference between what the meter and the proxy have counted since, as a share of the latter. */
async function error(kind: 'lessons' | 'work' | 'app', paths: RegExp, before: number): Promise<number> {
  const { teacher, proxy } = scene;
  await teacher.page.waitForTimeout(SETTLING_MS);
  const { up, down } = proxy.moved.sum(paths);
  const counted = (await keptUsage(teacher)).mobile[kind] - before;
  return Math.abs(counted - up - down) / (up + down);
}

const chooseRule = async (rule: string, choice: string): Promise<void> => {
  const { page, say } = scene.teacher;
  await open(scene.teacher, '/phone');
  await page.getByText(say('Rules for mobile data')).click();
  await page
    .getByRole('group', { name: say(rule) })
    .getByRole('radio', { name: say(choice) })
    .check();
  // What is chosen shows once it is on the disk.
  await page.waitForTimeout(SETTLING_MS);
};

describe('the data meter', () => {
  it('counts the app on its way to the phone as a proxy does, to a few per cent', async () => {
    expect(await error('app', APP, 0)).toBeLessThan(0.03);
  });

  it('counts a course as a proxy does, to less than one per cent, and shows it on every page', async () => {
    const { teacher, proxy } = scene;
    const before = (await keptUsage(teacher)).mobile.lessons;
    proxy.moved.forget();
    await askForCourse(teacher, COURSE, /360p/);
    await seen(isHere(teacher));
    expect(await error('lessons', /^\/packs\/(chunks|courses)\//, before)).toBeLessThan(0.01);
    await seen(teacher.page.getByRole('link', { name: teacher.say.pattern('Today’s data: {share} used') }));
  });

  it('counts the sending of her work, both ways', async () => {
    const { teacher, proxy } = scene;
    const before = (await keptUsage(teacher)).mobile.work;
    proxy.moved.forget();
    await open(teacher, '/work');
    await until(async () => proxy.moved.sum(EXCHANGE).requests > 0, 20_000);
    expect(await error('work', /^\/(x$|api\/)/, before)).toBeLessThan(0.06);
  });

  it('counts nothing where nothing moves: a lesson that is on the phone is free', async () => {
    const { teacher, proxy } = scene;
    const { lessons } = (await keptUsage(teacher)).mobile;
    proxy.moved.forget();
    await open(teacher, `/course/${COURSE}`);
    await teacher.page.waitForTimeout(SETTLING_MS);
    expect(proxy.moved.sum(CHUNKS).requests).toBe(0);
    expect((await keptUsage(teacher)).mobile.lessons).toBe(lessons);
    expect(proxy.moved.sum(EVERYTHING).up).toBeGreaterThan(0);
  });
});

describe('her rules', () => {
  it('let lessons wait for Wi-Fi; the app asks what the line is, and her answer is enough', async () => {
    const { teacher, proxy } = scene;
    const { say, page } = teacher;
    await chooseRule('Only over Wi-Fi', 'All lessons');
    await askForCourse(teacher, LONG_COURSE, /144p/);
    const card = getCard(teacher);
    await seen(card.getByRole('button', { name: say('Mobile data') }));
    await card.getByRole('button', { name: say('Mobile data') }).click();
    await seen(card.getByText(say('Waiting for Wi-Fi')));
    expect(await isHere(teacher).isVisible()).toBe(false);

    const before = await keptUsage(teacher);
    proxy.moved.forget();
    await chooseRule('This connection', 'Wi-Fi');
    await open(teacher, `/course/${LONG_COURSE}`);
    await seen(isHere(teacher));
    await page.waitForTimeout(SETTLING_MS);
    const after = await keptUsage(teacher);
    expect(after.mobile.lessons).toBe(before.mobile.lessons);
    // The page was left while it came: what was counted in the last half second is lost with it.
    expect(after.wifi.lessons - before.wifi.lessons).toBeGreaterThan(0.9 * proxy.moved.sum(CHUNKS).down);
  });
});
