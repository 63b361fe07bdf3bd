import { onTestFinished } from 'vitest';
import type { Store } from '../../server/store/store.ts';
import { type Cursor, START_CURSOR } from '../../src/protocol/exchange/cursor.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { newIdentity } from '../server/support/phone.ts';
import type { StorePlace } from './store-contract.ts';

const NONCE = new Uint8Array(4);

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
  return {
    clock,
    get store(): Store {
      return held.store;
    },
    async reopen() {
      await held.store.close();
      held.store = await open();
    },
    /** A registered device and its way to speak. */
    async device(identity = newIdentity()) {
      await held.store.registerDevice(identity);
      const { token, replica } = identity;
      return {
        ...identity,
        exchange: (facts: readonly Fact[], cursor: Cursor = START_CURSOR) =>
          held.store.exchange(token, { nonce: NONCE, replica, cursor, facts }),
      };
    },
  };
}
