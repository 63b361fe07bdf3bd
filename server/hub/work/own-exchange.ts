import { randomBytes } from 'node:crypto';
import type { Cursor } from '../../../src/protocol/exchange/cursor.ts';
import { fitRequest } from '../../../src/protocol/exchange/fit-request.ts';
import { NONCE_BYTES } from '../../../src/protocol/exchange/version.ts';
import type { Fact } from '../../../src/protocol/facts/fact.ts';
import type { ExchangeOutcome } from '../../exchange/incoming.ts';
import { openIncoming } from '../../exchange/incoming.ts';
import type { Store } from '../../store/store.ts';
import type { HubDevice } from './hub-people.ts';

/** What is said in a device's name beside its own chain of exchanges cites nothing [SEAL3]. */
const CITES_NOTHING = { cites: undefined, sums: undefined, clockOffsetMinutes: undefined } as const;

/** These facts as requests in full form, at least one; what no request can hold is left out. */
export function writeRequests(
  { replica }: HubDevice,
  cursor: Cursor,
  facts: readonly Fact[],
): readonly Uint8Array<ArrayBuffer>[] {
  const requests: Uint8Array<ArrayBuffer>[] = [];
  let rest = facts;
  do {
    const request = { ...CITES_NOTHING, nonce: randomBytes(NONCE_BYTES), full: { replica, cursor }, facts: rest };
    const fitted = fitRequest(request, replica);
    if (fitted) requests.push(fitted.bytes);
    rest = rest.slice(fitted?.facts.length ?? 1);
  } while (rest.length > 0);
  return requests;
}

/**
 * Tells the hub's own store facts in the name of a device, and hears what it has of this person after a cursor, as a carrier would: the
 * device's own exchanges notice nothing.
 */
export async function exchangeHere(
  store: Pick<Store, 'exchange'>,
  device: HubDevice,
  cursor: Cursor,
  facts: readonly Fact[],
): Promise<ExchangeOutcome> {
  const heard: Fact[] = [];
  let outcome: ExchangeOutcome = { status: 'trouble' };
  for (const request of writeRequests(device, cursor, facts)) {
    outcome = await store.exchange(device.token, openIncoming(request, { isCarried: true }));
    if (outcome.status !== 'ok') return outcome;
    heard.push(...outcome.facts);
  }
  return outcome.status === 'ok' ? { ...outcome, facts: heard } : outcome;
}
