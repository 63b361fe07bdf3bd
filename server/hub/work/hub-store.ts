import { ProblemError } from '../../people/problem-error.ts';
import type { Store } from '../../store/store.ts';
import type { HubDevice, HubPeople } from './hub-people.ts';
import { createParkedNews } from './parked-news.ts';

export interface HubStoreDeps {
  readonly store: Store;
  readonly people: HubPeople;
  readonly now: () => number;
  /** Called after a device has exchanged, or was taken in. */
  readonly spoken: (device: HubDevice) => void;
}

/**
 * The hub's own store, as its phones know it: it keeps the tokens with which their work is passed on, and tells them what the main server said
 * of it. The phones' exchanges end here, whether there is a line or not [HUB11].
 */
export function hubStore({ store, people, now, spoken }: HubStoreDeps): Store {
  const tellParked = createParkedNews(people);
  const take = async <T>(device: HubDevice, work: () => Promise<T>): Promise<T> => {
    const refusal = people.refusalOf(device.token);
    // As the main server answers who registers such a token again [TOK4]: the phone begins anew.
    if (refusal) throw new ProblemError(refusal === 'revokedToken' ? 'revoked-token' : 'person-exists');
    // Before anybody is told that the device is known: without its token nothing of its work could go further.
    people.keepDevice({ token: device.token, replica: device.replica }, now());
    const result = await work();
    spoken(device);
    return result;
  };

  return {
    ...store,
    registerDevice: (device) => take(device, () => store.registerDevice(device)),
    addDevice: (bearer, device) => take(device, () => store.addDevice(bearer, device)),
    recover: (recovery, device) => take(device, () => store.recover(recovery, device)),
    async exchange(token, incoming) {
      const refusal = people.refusalOf(token);
      if (refusal) return { status: refusal };
      const outcome = await store.exchange(token, incoming);
      if (outcome.status !== 'ok') return outcome;
      spoken({ token, replica: outcome.replica });
      return tellParked(token, incoming, outcome, async () => (await store.me(token)).person);
    },
    async me(token) {
      const membership = await store.me(token);
      return { ...membership, ...people.find(membership.person)?.membership };
    },
    async describeRecovery(recovery) {
      const found = await store.describeRecovery(recovery);
      return found && { ...found, ...people.find(found.person)?.membership };
    },
  };
}
