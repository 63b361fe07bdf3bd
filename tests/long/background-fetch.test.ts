import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForCourse, isHere } from '../e2e/support/download.ts';
import { type Scene, setScene, startApp } from '../e2e/support/scene.ts';
import { open, seen } from '../e2e/support/teacher.ts';

const COURSE = 4098;

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('fr');
  await startApp(scene.teacher, 'fr');
});
afterAll(() => scene?.dispose());

/** Puts the page to the back, as another app does that she opens. Chromium without a screen has no back: the page is told so. */
const putToBack = () =>
  scene.phone.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });

const fetchedSchema = v.array(v.string());

/** Paths of what the browser fetches for the course in the background. */
const handedOver = async (): Promise<string[]> => {
  const paths: unknown = await scene.phone.page.evaluate(async (id) => {
    const registration = await navigator.serviceWorker.ready;
    // In no lib of TypeScript.
    const manager: { get(id: string): Promise<{ matchAll(): Promise<{ request: Request }[]> } | undefined> } =
      Reflect.get(registration, 'backgroundFetch');
    const records = (await (await manager.get(id))?.matchAll()) ?? [];
    return records.map(({ request }) => new URL(request.url).pathname);
  }, `course-${COURSE}`);
  return v.parse(fetchedSchema, paths);
};

const timesAsked = (path: string): number => scene.proxy.asked.filter((asked) => asked === path).length;

describe('a download whose page goes to the back', () => {
  it('is brought by the browser while no page of the app is open, and nothing of that twice [DL20]', async () => {
    const { teacher, phone, proxy } = scene;
    proxy.line.throttle(150_000);
    await askForCourse(teacher, COURSE, /360p/);
    await putToBack();
    await expect.poll(handedOver, { timeout: 20_000 }).not.toEqual([]);
    const paths = await handedOver();
    await phone.page.goto('about:blank');
    proxy.line.throttle(undefined);
    await expect.poll(() => paths.every((path) => timesAsked(path) > 0), { timeout: 60_000 }).toBe(true);
    await open(teacher, `/course/${COURSE}`);
    await seen(isHere(teacher));
    expect(paths.filter((path) => timesAsked(path) !== 1)).toEqual([]);
  });
});
