// What the pages of these tests run beside the app, or alone: the app's own modules, and a person who never rests.
import { readIdentity } from '../../src/data/study/identity.ts';
import { recordAnswer } from '../../src/data/study/record-answer.ts';
import { recordSecondsStudied } from '../../src/data/study/record-seconds-studied.ts';
import { recordWatched } from '../../src/data/study/record-watched.ts';
import { type AttemptId, startAttempt } from '../../src/data/study/start-attempt.ts';
import { openStudy } from '../../src/data/study/study-db.ts';
import type { SyncOutcomeKind } from '../../src/data/study/sync-outcome.ts';
import { runExchange } from '../../src/sync/exchange.ts';
import { COURSE, DEEDS_AN_ITEM, type Deed, deedOf, SCREEN, type Tell } from './diary.ts';
import { factsToJson } from './fact-json.ts';
import { answerQuizzes } from './quiz-clicker.ts';

const { signal } = new AbortController();
const attempts = new Map<string, AttemptId>();
let isResting = false;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function attemptAt(profile: string, item: number): Promise<AttemptId> {
  const key = `${profile}/${item}`;
  const id = attempts.get(key) ?? (await startAttempt(openStudy(profile), { course: COURSE, item }));
  attempts.set(key, id);
  return id;
}

/** The n-th thing that she does; resolves when the app says that it is kept. */
async function act(profile: string, n: number, deed: Deed): Promise<void> {
  const db = openStudy(profile);
  const item = 1 + Math.floor(n / DEEDS_AN_ITEM);
  switch (deed) {
    case 'watch':
      return recordWatched(db, { course: COURSE, item, revision: 1 }, [[n, n + 1]]);
    case 'answer': {
      const id = await attemptAt(profile, item);
      return recordAnswer(db, { course: COURSE, item, id, version: 1 }, n, { type: 'int', n });
    }
    case 'study':
      return recordSecondsStudied(db, COURSE, 1);
  }
}

const exchange = async (profile: string, hasLock: boolean): Promise<SyncOutcomeKind> => {
  const locks = hasLock ? navigator.locks : undefined;
  const deps = { db: openStudy(profile), fetch: fetch.bind(globalThis), locks, random: Math.random, now: Date.now };
  return (await runExchange(deps, { signal })).kind;
};

const page = {
  /** Does one thing after the other, from the n-th on, and tells of each when it is begun and when it is kept. */
  async work(profile: string, first: number, isToldTooSoon: boolean): Promise<void> {
    for (let n = first; !isResting; n++) {
      // It must be written down before it can be on the disk.
      await tell(profile, n, 'begun');
      if (isToldTooSoon) await tell(profile, n, 'kept');
      await act(profile, n, deedOf(n));
      if (!isToldTooSoon) await tell(profile, n, 'kept');
    }
  },
  /** Exchanges again and again, without the lock: several at once are harmless, and find more. */
  async exchangeOnAndOn(profile: string): Promise<void> {
    while (!isResting) {
      await exchange(profile, false);
      await sleep(5);
    }
  },
  act: async (profile: string, n: number): Promise<void> => {
    await tell(profile, n, 'begun');
    await act(profile, n, deedOf(n));
    await tell(profile, n, 'kept');
  },
  /** Answers the quiz on the screen, and the same again, through the app's own page. */
  answerOnScreen: (first: number) => void answerQuizzes(first, (n, stage) => tell(SCREEN, n, stage)),
  rest: () => {
    isResting = true;
  },
  exchange,
  unsent: (profile: string) => openStudy(profile).facts.where('unsent').equals(1).count(),
  person: async (profile: string) => (await readIdentity(openStudy(profile))).person,
  /** What is on this phone; `acked`: the part that the server is believed to hold. */
  facts: async (profile: string, part: 'fact' | 'acked'): Promise<string> => {
    const rows = await openStudy(profile).facts.toArray();
    return factsToJson(rows.flatMap((row) => row[part] ?? []));
  },
};
type FaultsPage = typeof page;

declare global {
  var faults: FaultsPage;
  /** Bound to this process by `listenTo`. */
  function tell(...told: Parameters<Tell>): Promise<void>;
}
globalThis.faults = page;
