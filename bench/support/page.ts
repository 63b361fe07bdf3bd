// What a bare page of the benchmarks runs: the app's own modules in a real browser.
import { recordEnrolled } from '../../src/data/study/record-enrolled.ts';
import { openStudy } from '../../src/data/study/study-db.ts';
import { API } from '../../src/protocol/people/api.ts';
import { runExchange } from '../../src/sync/exchange.ts';
import { joinWithCode } from '../../src/sync/people.ts';
import { keepSending } from '../../src/sync/when.ts';
import { playSession } from './play-session.ts';
import type { Session } from './session.ts';

const { signal } = new AbortController();
const db = openStudy();
const deps = {
  db,
  fetch: fetch.bind(globalThis),
  locks: navigator.locks,
  random: Math.random,
  now: Date.now,
};

const page = {
  enrol: (course: number) => recordEnrolled(db, course),
  play: (session: Session) => playSession(db, session),
  exchange: () => runExchange(deps, { signal }),
  keepSending: () => void keepSending({ ...deps, others: async () => [] }, { signal }),
  /** Asks the server for something small. */
  touch: async () => (await fetch(API.health)).text(),
  join: (code: string) => joinWithCode(deps, code, undefined, { signal }),
  slots: () => db.facts.count(),
  unsent: () => db.facts.where('unsent').equals(1).count(),
};
export type BenchPage = typeof page;

declare global {
  var bench: BenchPage;
}
globalThis.bench = page;
