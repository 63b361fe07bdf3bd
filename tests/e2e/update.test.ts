import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../support/faulty-proxy.ts';
import { until } from '../support/until.ts';
import { type Scene, setScene, startApp } from './support/scene.ts';
import { open, seen } from './support/teacher.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene('en');
  await startApp(scene.teacher, 'en');
});
afterAll(() => scene?.dispose());

/** The same app, in a service worker that the browser takes for a new one. */
const newer: Fault = async () => {
  const answer = await fetch(`${scene.server.origin}/sw.js`);
  return {
    status: 200,
    headers: { 'content-type': 'text/javascript' },
    body: Buffer.from(`${await answer.text()}\n// newer`),
  };
};

const isWaiting = () =>
  scene.phone.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting != null);

describe('a new version of the app', () => {
  it('waits until she agrees, and then starts the page anew', async () => {
    const { teacher, proxy } = scene;
    const { page, say } = teacher;
    proxy.fault(/^\/sw\.js$/, newer);
    await open(teacher, '/');
    const start = page.getByRole('button', { name: say('Start it now') });
    await seen(start);
    expect(await isWaiting()).toBe(true);
    await open(teacher, '/phone');
    await seen(start);
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    await start.click();
    await until(() => page.evaluate(() => !('isSamePage' in window)).catch(() => false), 30_000);
    await until(async () => !(await isWaiting().catch(() => true)), 30_000);
    await seen(page.getByRole('heading', { name: say('Settings') }));
    expect(await start.count()).toBe(0);
  });
});
