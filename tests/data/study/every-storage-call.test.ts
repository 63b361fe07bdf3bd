import { Dexie } from 'dexie';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { handIn } from '../../../src/data/study/hand-in.ts';
import { readIdentity } from '../../../src/data/study/identity.ts';
import { hasUnsent } from '../../../src/data/study/read.ts';
import { recordAnswer } from '../../../src/data/study/record-answer.ts';
import { recordSecondsStudied } from '../../../src/data/study/record-seconds-studied.ts';
import { recordWatched } from '../../../src/data/study/record-watched.ts';
import { startAttempt } from '../../../src/data/study/start-attempt.ts';
import { ONLY, StudyDb } from '../../../src/data/study/study-db.ts';
import { factSet } from '../../../src/protocol/facts/fact-set.ts';
import { runExchange } from '../../../src/sync/exchange.ts';
import { makeLife } from '../../support/simulation/life.ts';
import { makePhoneDisk, type StorageFault } from '../../support/simulation/phone-disk.ts';
import {
  makeServerHome,
  type RealServer,
  type ServerHome,
  startRealServer,
} from '../../support/simulation/real-server.ts';

const FAULTS = ['QuotaExceededError', 'AbortError', 'UnknownError', 'closed'] as const;
const DAY_MS = Date.UTC(2026, 0, 5);
const quiz = { course: 1, item: 2 };
const signal = new AbortController().signal;

let home: ServerHome;
let server: RealServer;
beforeAll(async () => {
  // Dexie says there that it opens a closed connection again.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  home = await makeServerHome();
  server = await startRealServer(home);
});
afterAll(async () => {
  await server.dispose();
  home.dispose();
});

type Step = (db: StudyDb) => Promise<unknown>;

const exchange: Step = async (db) => {
  const fetch: typeof globalThis.fetch = (path, init = {}) => server.send(String(path), init);
  const outcome = await runExchange({ db, fetch, random: Math.random, now: () => DAY_MS }, { signal });
  // It throws nothing for the disk's sake, and says so.
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
};

/** A quarter of an hour: a video, a quiz, an exchange in the middle and one at the end. */
const SESSION: readonly Step[] = [
  (db) => recordWatched(db, { course: 1, item: 1, revision: 1 }, [[0, 10]]),
  (db) => recordSecondsStudied(db, 1, 10, DAY_MS),
  exchange,
  (db) => recordSecondsStudied(db, 1, 7, DAY_MS),
  async (db) => {
    const id = await startAttempt(db, quiz);
    await recordAnswer(db, { ...quiz, id, version: 1 }, 1, { type: 'int', n: 3 });
  },
  async (db) => {
    const { replica } = await readIdentity(db);
    await handIn(db, { ...quiz, id: `${replica}.1`, version: 1 }, DAY_MS);
  },
  exchange,
];

/** Fails the n-th storage call of a session; each step that did not end well is tried again. Returns whether it failed any. */
async function study(n: number, fault: StorageFault): Promise<boolean> {
  const disk = makePhoneDisk(() => true);
  let left = n;
  let hasFailed = false;
  disk.failBy((kind) => {
    left -= 1;
    if (left !== 0) return undefined;
    hasFailed = true;
    return fault === 'closed' && kind === 'commit' ? 'AbortError' : fault;
  });
  Dexie.dependencies.indexedDB = disk.seenBy(makeLife());
  const db = new StudyDb('caravan-study-1');
  for (const step of SESSION) await step(db).catch(() => step(db));
  disk.failBy(undefined);
  await expectAllOnce(db);
  db.close();
  return hasFailed;
}

async function expectAllOnce(db: StudyDb): Promise<void> {
  const facts = factSet((await db.facts.toArray()).map((row) => row.fact));
  const { token = '', replica } = (await db.identity.get(ONLY)) ?? {};
  expect(await hasUnsent(db)).toBe(false);
  expect(server.factsOf(server.personOf(token) ?? '')).toEqual(facts);
  expect([...facts.keys()].sort()).toEqual(['1/0/counter/1', '1/1/coverage/1', `1/2/attempt/${replica}.1`]);
  const studied = facts.get('1/0/counter/1');
  expect(studied?.kind === 'counter' && [...studied.value.values()]).toEqual([17]);
  const attempt = facts.get(`1/2/attempt/${replica}.1`);
  expect(attempt?.kind === 'attempt' && [...attempt.value.answers.keys()]).toEqual([1, 0]);
}

it.each(FAULTS)(
  'whichever storage call of a session fails with %s, all of it is kept once, and goes up when it is tried again',
  async (fault) => {
    let n = 1;
    while (await study(n, fault)) n += 1;
    expect(n).toBeGreaterThan(50);
  },
  600_000,
);
