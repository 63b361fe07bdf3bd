import { ProblemError } from '../../people/problem-error.ts';
import type { HubDevice } from './hub-people.ts';
import { type Sending, sendWork } from './send-work.ts';
import { settleWork } from './settle-work.ts';
import type { WorkDeps } from './work-deps.ts';

export interface PassOnDeps extends WorkDeps {
  /** Brings all that waits to the origin. @throws HubFault */
  readonly deliver: () => Promise<void>;
  /** Asks the main server anew who a person is there. */
  readonly refreshMembership: (person: string) => Promise<void>;
}

export interface PassOn {
  /** A device has spoken: its person's work goes with the next round. */
  readonly noteSpoken: (device: HubDevice) => void;
  /** She is somebody else at the main server than before: what that person did elsewhere comes with the next round. */
  readonly noteOther: (person: string, device: HubDevice) => void;
  /** One round for everybody of whom something is new. @throws HubFault */
  readonly round: () => Promise<void>;
}

/** What her other phones did is asked for so often at most while she says nothing new. */
const ASK_EVERY_MS = 2 * 60_000;

/** Of sending and understanding in one round: more follow where one receipt leads to more work, and none to a loop. */
const MOST_TURNS = 4;

interface Spoken {
  readonly device: HubDevice;
  /** What her other phones did is wanted too. */
  readonly isAsking: boolean;
}

/**
 * Hands the work of this hub's people on to the main server. What there is to do is found by comparing how far they are here with how far
 * they are there, so a kill at any point loses nothing: after a start everybody is looked at once.
 */
export function createPassOn(deps: PassOnDeps): PassOn {
  const { store, people, now } = deps;
  const spoken = new Map<string, Spoken>(people.devices().map((device) => [device.token, { device, isAsking: false }]));
  const askedAtMs = new Map<string, number>();

  async function send({ device, isAsking }: Spoken): Promise<void> {
    // Before her work is read: what she says from here on is for the next time.
    spoken.delete(device.token);
    let sending: Sending = 'waits';
    try {
      const { person } = await store.me(device.token);
      const isDue = isAsking && now() - (askedAtMs.get(person) ?? 0) >= ASK_EVERY_MS;
      sending = await sendWork(deps, person, device, { isAsking: isDue });
      if (sending === 'sent') askedAtMs.set(person, now());
    } catch (error) {
      // A device that the hub's own store does not let speak has nothing to pass on.
      if (!(error instanceof ProblemError)) throw error;
      sending = 'nothing';
    } finally {
      if (sending === 'waits' && !spoken.has(device.token)) spoken.set(device.token, { device, isAsking });
    }
  }

  /** True where a receipt was understood. */
  async function settle(): Promise<boolean> {
    let isAny = false;
    for (const person of people.onTheWay()) {
      const settled = await settleWork(deps, person);
      if (settled !== 'waits') isAny = true;
      if (settled === 'other') await deps.refreshMembership(person);
      // All that is here goes up once more, or by another device of hers.
      if (settled === 'other' || settled === 'refused') lookAtAll();
    }
    return isAny;
  }

  function lookAtAll(): void {
    for (const device of people.devices()) {
      if (!spoken.has(device.token)) spoken.set(device.token, { device, isAsking: false });
    }
  }

  async function round(): Promise<void> {
    // What an earlier life of this hub brought home comes first: whoever has work on its way sends no more.
    await settle();
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      for (const one of [...spoken.values()]) await send(one);
      await deps.deliver();
      const isMore = (await settle()) && spoken.size > 0;
      if (!isMore) return;
    }
  }

  /** One at a time: a receipt is understood once, and nothing is sealed twice. */
  let last: Promise<unknown> = Promise.resolve();
  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  const noteSpoken = (device: HubDevice): void => {
    spoken.set(device.token, { device, isAsking: true });
  };

  return {
    noteSpoken,
    noteOther(person, device) {
      askedAtMs.delete(person);
      noteSpoken(device);
    },
    round: () => inTurn(round),
  };
}
