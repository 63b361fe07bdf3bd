import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { seededRandom } from '../../server/start/random.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { startFaultyProxy } from '../support/faulty-proxy.ts';
import { BARE_PAGE } from '../support/page-bundle.ts';
import { startPhone } from '../support/phone.ts';
import { differences, factsOnPhone, missingIn } from './compare-facts.ts';
import { bringIn, keepDiaries, listenTo, sendAll } from './restless-phone.ts';
import type { Tally } from './scenario.ts';

/** The server side of a test, and how it is struck. */
export interface Target {
  readonly port: number;
  /** Strikes at once; resolves when the server answers again. */
  strike(): Promise<void>;
  /** What one person has on the disk. */
  factsOf(person: string): Fact[] | Promise<Fact[]>;
}

/** So many people work and exchange at once, on one phone: there is always a transaction under way. */
const PROFILES = ['1', '2', '3', '4'] as const;
const SHORTEST_MS = 20;
const SPREAD_MS = 250;
/** Longer than most exchanges take. */
const TRANSACTION_MS = 8;

/**
 * People work and exchange without a rest in a real browser, while the server side is struck again and again. What a phone
 * believes to be accepted must be on the disk each time, and in the end both sides hold the same.
 */
export async function strikeServer(target: Target, { seed, times }: { seed: number; times: number }): Promise<Tally> {
  const random = seededRandom(seed);
  const proxy = await startFaultyProxy(target.port);
  const phone = await startPhone();
  const diaries = keepDiaries(PROFILES);
  const violations: string[] = [];
  let hits = 0;
  try {
    const { page } = phone;
    await listenTo(page, diaries);
    await page.goto(proxy.origin + BARE_PAGE);
    await bringIn(page);
    for (const profile of PROFILES) {
      await page.evaluate((name) => {
        void faults.work(name, 0, false);
        void faults.exchangeOnAndOn(name);
      }, profile);
    }
    for (let n = 0; n < times && violations.length === 0; n++) {
      await sleep(SHORTEST_MS + random() * SPREAD_MS);
      // In the middle of a transaction, if it can be had.
      while (proxy.asked.length === proxy.ended()) await sleep(1);
      await sleep(random() * TRANSACTION_MS);
      if (proxy.asked.length > proxy.ended()) hits += 1;
      await target.strike();
      violations.push(...(await withdrawn(page, target)).map((what) => `after strike ${n + 1}: ${what}`));
    }
    await page.evaluate(() => faults.rest());
    for (const profile of PROFILES) {
      violations.push(...(await sendAll(page, profile)));
      const facts = await factsOnPhone(page, profile, 'fact');
      const onServer = await target.factsOf(await personOf(page, profile));
      violations.push(...differences(facts, onServer));
      violations.push(...(diaries.get(profile)?.violations(onServer, 'on the server') ?? []));
    }
    const deeds = [...diaries.values()].reduce((sum, diary) => sum + diary.count('kept'), 0);
    const { length } = proxy.asked;
    return { counts: { strikes: times, 'with an exchange under way': hits, requests: length, deeds }, violations };
  } finally {
    await phone.dispose();
    await proxy.close();
  }
}

const personOf = (page: Page, profile: string): Promise<string> =>
  page.evaluate((name) => faults.person(name), profile);

/** What a phone was told to be accepted, and the server does not have. */
async function withdrawn(page: Page, target: Target): Promise<string[]> {
  const lost: string[] = [];
  for (const profile of PROFILES) {
    // In this order: more may be accepted meanwhile, never less.
    const acked = await factsOnPhone(page, profile, 'acked');
    const facts = await target.factsOf(await personOf(page, profile));
    lost.push(
      ...missingIn(facts, acked).map((slot) => `accepted, and not on the server: ${slot} of profile ${profile}`),
    );
  }
  return lost;
}
