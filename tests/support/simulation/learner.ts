import { recordAnswer } from '../../../src/data/study/record-answer.ts';
import { recordDone } from '../../../src/data/study/record-done.ts';
import { recordPlace } from '../../../src/data/study/record-place.ts';
import { recordSecondsStudied } from '../../../src/data/study/record-seconds-studied.ts';
import { recordWatched } from '../../../src/data/study/record-watched.ts';
import { startAttempt } from '../../../src/data/study/start-attempt.ts';
import { ONLY, StudyDb } from '../../../src/data/study/study-db.ts';
import type { SyncDeps } from '../../../src/sync/deps.ts';
import { runExchange, type SyncOutcome } from '../../../src/sync/exchange.ts';
import { joinWithCode, requestLinkCode } from '../../../src/sync/people.ts';
import type { BadLine } from './bad-line.ts';
import type { Chance } from './chance.ts';
import { makeDiary } from './deeds.ts';
import { CLASS } from './real-server.ts';

const DAY_MS = 86_400_000;
const START_2020_MS = Date.UTC(2020, 0, 1);
const COURSES = [1, 2] as const;
const ITEMS = [1, 2, 3] as const;

let phones = 0;

/** A phone with its own database and the app's own code, and a diary that knows without any of it what was done. */
export async function makeLearner(line: BadLine, chance: Chance) {
  const db = new StudyDb(`simulated-${++phones}`);
  const identity = { person: chance.hex(16), replica: chance.hex(8), token: chance.hex(32) };
  await db.identity.put({ ...identity, isRegistered: false, membership: undefined, isForgotten: false }, ONLY);
  const { replica } = identity;
  const diary = makeDiary(replica);
  let power = new AbortController();
  const deps: SyncDeps = { db, fetch: line.fetch, random: chance.random, now: () => 0 };

  /** What a dying page was about is lost with it; anything else is a finding. */
  const whilePowered = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> => {
    const { signal } = power;
    try {
      return await work(signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      return undefined;
    }
  };

  const deeds = [
    async (course: number, item: number) => {
      const from = chance.below(60);
      const to = from + 1 + chance.below(10);
      await recordWatched(db, { course, item, revision: 1 }, [[from, to]]);
      diary.watched(course, item, from, to);
    },
    async (course: number, item: number) => {
      await recordDone(db, { course, item });
      diary.done(course, item);
    },
    async (course: number) => {
      const [seconds, day] = [1 + chance.below(30), chance.below(3)];
      await recordSecondsStudied(db, course, seconds, START_2020_MS + day * DAY_MS);
      diary.studied(course, day, seconds);
    },
    async (course: number, item: number) => {
      const id = chance.hits(0.5) ? await startAttempt(db, { course, item }) : diary.lastAttempt(course, item);
      if (id === undefined) return;
      const [question, n] = [1 + chance.below(3), chance.below(9)];
      await recordAnswer(db, { course, item, id, version: 1 }, question, { type: 'int', n });
      diary.answered(course, item, id, question, n);
    },
    (course: number, item: number) => recordPlace(db, { course, item }, chance.below(200)),
  ] as const;

  return {
    db,
    replica,
    diary,
    study: () => chance.pick(deeds)(chance.pick(COURSES), chance.pick(ITEMS)),
    exchange: (): Promise<SyncOutcome | undefined> => whilePowered((signal) => runExchange(deps, { signal })),
    joinClass: () => whilePowered((signal) => joinWithCode(deps, CLASS.code, 'A learner', { signal })),
    joinBy: (code: string) => whilePowered((signal) => joinWithCode(deps, code, undefined, { signal })),
    async askForCode(): Promise<string | undefined> {
      const asked = await whilePowered((signal) => requestLinkCode(deps, { signal }));
      return asked?.ok ? asked.link.code : undefined;
    },
    /** The browser dies in the middle of whatever it does, and is started again. */
    kill(): void {
      power.abort(new DOMException('the browser died', 'AbortError'));
      power = new AbortController();
      db.close({ disableAutoOpen: false });
    },
  };
}
export type Learner = Awaited<ReturnType<typeof makeLearner>>;
