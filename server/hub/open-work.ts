import { join } from 'node:path';
import type { Logger } from 'pino';
import { API, membershipSchema } from '../../src/protocol/people/api.ts';
import { ProblemError } from '../people/problem-error.ts';
import type { Store } from '../store/store.ts';
import { deliver } from './carry/deliver.ts';
import { type Envelopes, openEnvelopes } from './carry/envelopes.ts';
import { type MainKey, openMainKey } from './carry/main-key.ts';
import { HubFault } from './hub-fault.ts';
import { type Loop, startLoop } from './hub-loop.ts';
import type { Line } from './line.ts';
import { openHubDb } from './open-hub-db.ts';
import { askMain } from './people/ask-main.ts';
import { type HubPeople, openHubPeople } from './work/hub-people.ts';
import { hubStore } from './work/hub-store.ts';
import { createPassOn, type PassOn } from './work/pass-on.ts';

export interface OpenWorkOptions {
  readonly dataDir: string;
  readonly line: Line;
  /** The hub's own store. */
  readonly store: Store;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The hub's end. */
  readonly signal: AbortSignal;
}

/** What waits at a hub to go up, and what takes it there. */
export interface HubWork {
  readonly envelopes: Envelopes;
  readonly mainKey: MainKey;
  readonly people: HubPeople;
  readonly passOn: PassOn;
  /** The hub's store, as its phones know it. */
  readonly store: Store;
  /** Passes on all that there is, now; settles when that was tried. */
  readonly passOnNow: () => Promise<void>;
  /** The next round of the loop begins now. */
  readonly wake: () => void;
  /** Passes on for ever, from the first call on. */
  readonly start: () => Loop;
  readonly close: () => void;
}

const [EVERY_MS, RETRY_MS, SETTLE_MS] = [5 * 60_000, 10_000, 1_000];

export function openWork({ dataDir, line, store, log, now, signal }: OpenWorkOptions): HubWork {
  const database = openHubDb(join(dataDir, 'hub.sqlite'));
  const envelopes = openEnvelopes(database);
  const people = openHubPeople(database);
  const mainKey = openMainKey(database, line, now);
  let loop: Loop | undefined;

  async function refreshMembership(person: string): Promise<void> {
    const token = people.find(person)?.device.token;
    try {
      const { name, classes } = await askMain(line, { method: 'GET', path: API.me, token }, membershipSchema);
      const passing = people.find(person);
      if (passing) people.put({ ...passing, membership: { name, classes } });
    } catch (error) {
      // Another hub lies between, or the line broke: her name comes with the next chance.
      if (!(error instanceof ProblemError)) throw error;
    }
  }

  const passOn = createPassOn({
    ...{ store, people, envelopes, mainKey, log, now, refreshMembership },
    deliver: () => deliver({ line, envelopes, now }, signal),
  });

  async function round(): Promise<void> {
    await mainKey.refresh(signal);
    await passOn.round();
    envelopes.forgetOld(now());
  }

  const wake = (): void => loop?.wake();

  return {
    envelopes,
    mainKey,
    people,
    passOn,
    store: hubStore({
      ...{ store, people, now },
      spoken(device) {
        passOn.noteSpoken(device);
        wake();
      },
    }),
    wake,
    passOnNow: () =>
      round().catch((error: unknown) => {
        if (!(error instanceof HubFault || signal.aborted)) throw error;
      }),
    start() {
      loop = startLoop(round, {
        ...{ name: 'work', everyMs: EVERY_MS, retryMs: RETRY_MS, settleMs: SETTLE_MS, log, signal },
      });
      return loop;
    },
    close: () => database.close(),
  };
}
