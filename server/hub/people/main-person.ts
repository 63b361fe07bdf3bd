import { randomBytes } from 'node:crypto';
import { START_CURSOR } from '../../../src/protocol/exchange/cursor.ts';
import { type Membership, membershipSchema } from '../../../src/protocol/people/api.ts';
import { ProblemError } from '../../people/problem-error.ts';
import type { DeviceKeys, Store } from '../../store/store.ts';
import type { Line } from '../line.ts';
import { type HubDevice, type HubPeople, newPassing, type Passing } from '../work/hub-people.ts';
import type { PassOn } from '../work/pass-on.ts';
import { askMain, type MainCall } from './ask-main.ts';

const PERSON_BYTES = 16;

export interface HubPeopleDeps {
  readonly line: Line;
  /** The hub's own, as its phones know it. */
  readonly store: Store;
  readonly people: HubPeople;
  readonly passOn: PassOn;
  /** Passes on what there is, now; settles when that was tried. */
  readonly passOnNow: () => Promise<void>;
  /** The next round of passing on begins soon. */
  readonly wake: () => void;
}

/** Who speaks for a phone's person at the main server; her work is registered there first. @throws ProblemError no-line */
export async function speakerOf({ store, people, passOn, passOnNow }: HubPeopleDeps, token: string): Promise<Passing> {
  const { person } = await store.me(token);
  const known = people.find(person);
  if (known && isKnownThere(known)) return known;
  const device = people.devices().find((one) => one.token === token);
  if (device) passOn.noteSpoken(device);
  await passOnNow();
  const passing = people.find(person);
  if (!passing || !isKnownThere(passing)) throw new ProblemError('no-line');
  return passing;
}

const isKnownThere = ({ up }: Passing): boolean => up.epoch !== START_CURSOR.epoch;

/** A phone's person becomes one whom the main server knows; what she did here before comes along [JOIN1]. */
export async function becomeKnown(
  hub: HubPeopleDeps,
  device: DeviceKeys,
  callAs: (speaker: DeviceKeys) => MainCall,
): Promise<Membership> {
  const { line, store, people } = hub;
  const here = await personOf(store, device.token);
  const speaker = (here === undefined ? undefined : people.find(here)?.device) ?? device;
  const membership = await askMain(line, callAs(speaker), membershipSchema);
  const person = here ?? randomBytes(PERSON_BYTES).toString('hex');
  if (here === undefined) await store.registerDevice({ person, ...device });
  return keepMembership(hub, person, speaker, membership);
}

async function personOf(store: Store, token: string): Promise<string | undefined> {
  try {
    return (await store.me(token)).person;
  } catch (error) {
    if (error instanceof ProblemError && error.problem === 'unknown-token') return undefined;
    throw error;
  }
}

/** Here she keeps the number that the phone made for her, so that nothing of hers is withdrawn; her work is joined at the main server. */
export function keepMembership(
  { people, passOn, wake }: HubPeopleDeps,
  person: string,
  device: HubDevice,
  { name, classes }: Membership,
): Membership {
  people.put({ ...(people.find(person) ?? newPassing(person, device)), membership: { name, classes } });
  passOn.noteOther(person, device);
  wake();
  return { person, name, classes };
}
