import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { untilHere } from '../download.ts';
import { readHeld } from '../held-chunks.ts';
import { openBare, type Stage, startBarePhone } from '../stage.ts';
import { CUT_COURSE, WANTED } from './course.ts';
import { compare, type Verdict } from './verdict.ts';

const { course } = CUT_COURSE;
const CHUNKS = /^\/packs\/chunks\//;
/** So slow that what has left has come: what waits in a buffer would be counted as fetched. */
const BYTES_PER_SECOND = 12_000_000;
const PATIENCE_MS = 30_000;

export const KILLS = ['renderer', 'browser'] as const;
export type Kill = (typeof KILLS)[number];

/** A real browser, whose page or whose every process is killed while it downloads. */
export interface ChromiumPhone {
  /** `share`: after which part of its bytes, from 0 to 1. */
  download(kill: Kill, share: number): Promise<Verdict>;
  close(): Promise<void>;
}

export async function openChromiumPhone({ packs, rootKey, proxy }: Stage): Promise<ChromiumPhone> {
  const held = readHeld(packs, course, WANTED);
  const phone = await startBarePhone(proxy.origin);
  await phone.page.evaluate((key) => downloadBench.refresh(key), rootKey);
  await phone.page.evaluate(() => downloadBench.run());
  let page = phone.page;

  /** What comes after a kill: the browser or a page anew, which goes on by itself. */
  async function comeBack(kill: Kill): Promise<void> {
    if (kill === 'browser') await phone.restart();
    const former = page;
    page = kill === 'browser' ? phone.page : await phone.context.newPage();
    if (kill === 'renderer') await former.close();
    await openBare({ page }, proxy.origin);
    await page.evaluate(() => downloadBench.run());
  }

  /** Resolves when all that ran is dead. */
  const strike = (kill: Kill): Promise<void> => (kill === 'browser' ? phone.kill() : killRenderer(page));

  async function download(kill: Kill | undefined, cutAt: number): Promise<Verdict> {
    const dead = Promise.withResolvers<void>();
    proxy.moved.forget();
    if (kill) proxy.line.after(cutAt, () => strike(kill).then(dead.resolve, dead.reject));
    // The page may die before it can answer.
    await page
      .evaluate(([number, rung]) => downloadBench.ask(number, rung), [course, WANTED.rung] as const)
      .catch(() => undefined);
    if (kill) {
      await within(dead.promise);
      await comeBack(kill);
    }
    await untilHere(page, course);
    const found = compare(held, course, await page.evaluate(() => downloadBench.readBack()));
    const { bodyDown } = proxy.moved.sum(CHUNKS);
    await page.evaluate((number) => downloadBench.forget(number), course);
    return { cuts: kill ? 1 : 0, ...found, excessBytes: bodyDown };
  }

  proxy.heal();
  proxy.line.throttle(BYTES_PER_SECOND);
  const { excessBytes: wholeBytes } = await download(undefined, 0);
  return {
    download: async (kill, share) => {
      const verdict = await download(kill, Math.max(1, Math.floor(share * wholeBytes)));
      return { ...verdict, excessBytes: verdict.excessBytes - wholeBytes };
    },
    close: async () => {
      proxy.line.throttle(undefined);
      await phone.dispose();
    },
  };
}

/** Ends the process that runs the page, at once, as the system does when memory is short. */
async function killRenderer(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  // It does not live to answer.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}

const within = (dead: Promise<void>): Promise<void> =>
  Promise.race([
    dead,
    sleep(PATIENCE_MS).then(() => {
      throw new Error('the download ended before it was cut');
    }),
  ]);
