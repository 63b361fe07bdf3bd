import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captivePortal, PORTAL_WORDS } from '../support/faults.ts';
import { readBuiltCourse } from '../support/packs.ts';
import { until } from '../support/until.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { open, seen } from './support/teacher.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('ar');
});
afterAll(() => scene?.dispose());

const APP_FILES = /^\/(assets\/|index\.html)/;

/** Whether the service worker has asked for files of the app. */
const isInstalling = () => {
  const { asked } = scene.proxy;
  return asked.includes('/sw.js') && asked.slice(asked.indexOf('/sw.js')).some((path) => APP_FILES.test(path));
};

/** Whether the browser has ended, one way or the other, to put the app on the phone. */
const isInstallOver = () =>
  scene.teacher.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration === undefined || registration.active !== null;
  });

describe('the page of a captive portal', () => {
  it('is not kept as a part of the app, when it comes between while the app is put on the phone', async () => {
    const { teacher, proxy } = scene;
    proxy.fault(/^\/sw\.js$/, async (ask) => {
      proxy.fault(APP_FILES, captivePortal);
      return ask();
    });
    await teacher.page.goto(teacher.origin);
    await until(isInstalling, 30_000);
    await until(isInstallOver, 30_000);
    proxy.heal();
    await startApp(teacher, 'ar');
  });

  it('is not shown as the app, though it answers for every address', async () => {
    const { teacher, proxy } = scene;
    proxy.fault(/./, captivePortal);
    await open(teacher, '/courses');
    await seen(teacher.page.getByText(readBuiltCourse(4097).root.title.ar ?? ''));
    await open(teacher, '/phone');
    await seen(teacher.page.getByRole('heading', { name: teacher.say('Your work') }));
    expect(await teacher.page.content()).not.toContain(PORTAL_WORDS);
  });
});
