import { onTestFinished } from 'vitest';
import { type ExchangeOutcome, openIncoming } from '../../server/exchange/incoming.ts';
import { ProblemError } from '../../server/people/problem-error.ts';
import type { NewDevice, Store } from '../../server/store/store.ts';
import { type Cursor, START_CURSOR } from '../../src/protocol/exchange/cursor.ts';
import { type ExchangeRequest, encodeRequest } from '../../src/protocol/exchange/request.ts';
import { NONCE_BYTES } from '../../src/protocol/exchange/version.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { newIdentity } from '../server/support/phone.ts';
import type { StorePlace } from './store-contract.ts';

const SAYS_NOTHING: ExchangeRequest = {
  nonce: new Uint8Array(NONCE_BYTES),
  cites: undefined,
  full: undefined,
  sums: undefined,
  clockOffsetMinutes: undefined,
  facts: [],
};

/** @throws ProblemError where the token is to blame */
export function accepted(outcome: ExchangeOutcome) {
  if (outcome.status === 'unknownToken') throw new ProblemError('unknown-token');
  if (outcome.status === 'revokedToken') throw new ProblemError('revoked-token');
  if (outcome.status !== 'ok') throw new Error(`the exchange was answered ${outcome.status}`);
  const { cursor, facts, parked, differ } = outcome;
  return { cursor, facts, parked, differ };
}

/** A store for one test, with a clock that only the test moves. */
export async function openStore(create: () => Promise<StorePlace>) {
  const place = await create();
  const clock = { nowMs: Date.UTC(2026, 0, 5) };
  const open = () => place.open(() => clock.nowMs);
  const held = { store: await open() };
  onTestFinished(async () => {
    await held.store.close();
    await place.remove();
  });
  const phone = ({ person, replica, token }: NewDevice) => {
    const ask = (said: Partial<ExchangeRequest>, isCarried = false) =>
      held.store.exchange(token, openIncoming(encodeRequest({ ...SAYS_NOTHING, ...said }, replica), { isCarried }));
    return {
      person,
      replica,
      token,
      ask,
      /** In full, citing nothing. @throws ProblemError */
      exchange: async (facts: readonly Fact[], cursor: Cursor = START_CURSOR) =>
        accepted(await ask({ full: { replica, cursor }, facts })),
    };
  };
  return {
    clock,
    get store(): Store {
      return held.store;
    },
    async reopen() {
      await held.store.close();
      held.store = await open();
    },
    /** A device and its way to speak, whether it is registered or not. */
    phone,
    async device(identity = newIdentity()) {
      await held.store.registerDevice(identity);
      return phone(identity);
    },
  };
}
