import { Dexie } from 'dexie';
import { isConnectionLost } from '../../../src/data/study/errors.ts';
import { readIdentity } from '../../../src/data/study/identity.ts';
import { StudyDb } from '../../../src/data/study/study-db.ts';
import type { SyncDeps } from '../../../src/sync/deps.ts';
import { runExchange, type SyncOutcome } from '../../../src/sync/exchange.ts';
import { exchangeProfiles } from '../../../src/sync/exchange-profiles.ts';
import { joinWithCode, requestLinkCode } from '../../../src/sync/people.ts';
import type { Chance } from './chance.ts';
import { setClockOf } from './clocks.ts';
import { type Diary, newDiary } from './diary.ts';
import { virtualNow } from './event-loop.ts';
import type { Ledger } from './ledger.ts';
import { type Life, makeLife, type Port } from './life.ts';
import type { Network } from './network.ts';
import { makeLocks } from './own-locks.ts';
import { makePhoneDisk, type PhoneDisk, type StorageFault } from './phone-disk.ts';
import { CLASS } from './real-server.ts';
import { type OpenStudy, studySomething } from './study.ts';

/** Page and service worker have connections of their own, and exchange at the same time where there are no locks. */
export type Context = 'page' | 'worker';

/** What all phones of a schedule share. */
export interface Surroundings {
  readonly network: Network;
  readonly chance: Chance;
  /** Apart from `chance`, so that a key more does not change the story. */
  readonly keys: Chance;
  readonly ledger: Ledger;
  onPort(port: Port): void;
}

/** A phone of one or several people: its storage, its clock, and the browser while it runs. */
export function makePhone(around: Surroundings, first: { disk?: PhoneDisk; diaries: readonly Diary[] }) {
  const { chance, keys, ledger, network } = around;
  const isLucky = () => chance.hits(0.5);
  const hasLocks = chance.hits(0.7);
  let disk = first.disk ?? makePhoneDisk(isLucky);
  let diaries = first.diaries;
  let life = makeLife(around.onPort);
  let connections = new Map<string, StudyDb>();
  let locks = makeLocks(life);
  let page = new AbortController();
  let startOfClockMs = Date.UTC(2026, 0, 5);
  /** Of the storage, in this life. */
  let faults = 0;

  const nowMs = () => startOfClockMs + virtualNow();

  function wakeUp(): Life {
    if (!life.isOver) return life;
    life = makeLife(around.onPort);
    connections = new Map();
    locks = makeLocks(life);
    page = new AbortController();
    faults = 0;
    return life;
  }

  function open(profile: number, context: Context): StudyDb {
    const awake = wakeUp();
    const key = `${profile} ${context}`;
    const known = connections.get(key);
    if (known) return known;
    Dexie.dependencies.indexedDB = disk.seenBy(awake);
    const db = new StudyDb(`caravan-study-${profile + 1}`);
    setClockOf(db, nowMs);
    connections.set(key, db);
    return db;
  }

  /** A database that could not be opened answers no reader before the next writer opens it again. */
  const mayFail = (before: number, error: unknown) => faults > before || (faults > 0 && isConnectionLost(error));

  /** A verb fails only where the storage has failed, and the screen says so then. */
  async function attempt(work: () => Promise<unknown>): Promise<true | undefined> {
    const before = faults;
    try {
      return await life.run(async () => {
        await work();
        return true as const;
      });
    } catch (error) {
      if (!mayFail(before, error)) throw error;
      return undefined;
    }
  }

  const deps = (profile: number, context: Context): SyncDeps => {
    const db = open(profile, context);
    return { db, fetch: network.seenBy(life), locks: hasLocks ? locks : undefined, random: keys.random, now: nowMs };
  };

  /** Closing the page ends what it is about; that is no finding. */
  async function whileOpen<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    wakeUp();
    const { signal } = page;
    const before = faults;
    try {
      return await life.run(() => work(signal));
    } catch (error) {
      if (!signal.aborted && !mayFail(before, error)) throw error;
      return undefined;
    }
  }

  return {
    get disk() {
      return disk;
    },
    get diaries() {
      return diaries;
    },
    open,
    isOn: () => !life.isOver,
    profiles: () => diaries.map((_, profile) => profile),
    study(profile: number): Promise<string> | undefined {
      const diary = diaries[profile];
      const study: OpenStudy | undefined = diary && {
        db: open(profile, 'page'),
        diary,
        ledger,
        chance,
        nowMs,
        attempt,
      };
      return study && studySomething(study);
    },
    exchange: (profile: number, context: Context): Promise<SyncOutcome | undefined> =>
      whileOpen((signal) => runExchange(deps(profile, context), { signal })),
    /** For all people of this phone, as page and service worker do it. */
    exchangeAll: (profile: number, context: Context): Promise<readonly SyncOutcome[] | undefined> =>
      whileOpen((signal) => {
        const rest = [...diaries.keys()].filter((other) => other !== profile);
        const others = async () => rest.map((other) => open(other, context));
        return exchangeProfiles({ ...deps(profile, context), others }, { signal });
      }),
    joinClass: (profile: number) =>
      whileOpen((signal) => joinWithCode(deps(profile, 'page'), CLASS.code, 'A learner', { signal })),
    joinBy: (profile: number, code: string) =>
      whileOpen((signal) => joinWithCode(deps(profile, 'page'), code, undefined, { signal })),
    async askForCode(profile: number): Promise<string | undefined> {
      const asked = await whileOpen((signal) => requestLinkCode(deps(profile, 'page'), { signal }));
      return asked?.ok ? asked.link.code : undefined;
    },
    replica: (profile: number) => whileOpen(async () => (await readIdentity(open(profile, 'page'))).replica),
    closePage(): void {
      page.abort(new DOMException('the page was closed', 'AbortError'));
      page = new AbortController();
    },
    /** The browser dies at the n-th port that it reaches from now, whatever it is about then. */
    killAfter: (ports: number) => wakeUp().endAfter(ports),
    kill: () => life.end(),
    cutPower(): void {
      life.end();
      disk.loseRelaxed();
    },
    setClock(toMs: number): void {
      startOfClockMs = toMs - virtualNow();
    },
    /** The n-th storage call from now fails so. */
    failStorage(n: number, fault: StorageFault, onFault: () => void): void {
      let left = n;
      disk.failBy((kind) => {
        left -= 1;
        if (left > 0) return undefined;
        disk.failBy(undefined);
        faults += 1;
        onFault();
        return kind === 'commit' && fault === 'closed' ? 'AbortError' : fault;
      });
    },
    repairStorage: () => disk.failBy(undefined),
    /** The browser or a cleaner clears the storage: a phone as new, with studies as new. */
    clear(studies: readonly number[]): void {
      life.end();
      disk = makePhoneDisk(isLucky);
      diaries = studies.map(newDiary);
    },
  };
}
export type Phone = ReturnType<typeof makePhone>;
