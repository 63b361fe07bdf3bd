import type { Page } from 'playwright-core';
import { BARE_SCRIPT } from '../support/page-bundle.ts';
import { type Diary, keepDiary, type Tell } from './diary.ts';

/** Writes down what the pages of a browser tell, profile by profile. Once for each start of the browser. */
export async function listenTo(page: Page, diaries: ReadonlyMap<string, Diary>): Promise<void> {
  const tell: Tell = (profile, n, stage) => diaries.get(profile)?.note(n, stage);
  await page.context().exposeFunction('tell', tell);
}

export const keepDiaries = (profiles: readonly string[]): Map<string, Diary> =>
  new Map(profiles.map((profile) => [profile, keepDiary()]));

/** Brings page.ts into whatever page of the app is open. */
export async function bringIn(page: Page): Promise<void> {
  await page.evaluate(`import('${BARE_SCRIPT}')`);
}

const MAX_EXCHANGES = 50;
const PAUSE_MS = 100;

/** Exchanges until nothing is unsent. Returns what is wrong where that does not come. */
export async function sendAll(page: Page, profile: string): Promise<string[]> {
  const outcomes: string[] = [];
  for (let tries = 0; tries < MAX_EXCHANGES; tries++) {
    outcomes.push(await page.evaluate((name) => faults.exchange(name, true), profile));
    const isDone = outcomes.at(-1) === 'done';
    if (isDone && (await page.evaluate((name) => faults.unsent(name), profile)) === 0) return [];
    await page.waitForTimeout(PAUSE_MS);
  }
  return [`profile ${profile} never came to rest: ${outcomes.slice(-5).join(', ')}`];
}
