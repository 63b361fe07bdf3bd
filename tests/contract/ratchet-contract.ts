import { expect, it } from 'vitest';
import { START_CURSOR } from '../../src/protocol/exchange/cursor.ts';
import { courseSum } from '../../src/protocol/facts/slot-sum.ts';
import { done, place, watched } from '../server/support/sample-facts.ts';
import { accepted, openStore } from './open-store.ts';
import type { StorePlace } from './store-contract.ts';
import { twoDevices } from './two-devices.ts';

const nonce = (n: number) => new Uint8Array([0, 0, 0, n]);

/** Who goes on from where, and whether both sides still hold the same. */
export function ratchetContract(create: () => Promise<StorePlace>): void {
  it('[RAT2] knows from the token alone who speaks and how far she has read', async () => {
    const { a, b } = await twoDevices(await openStore(create));
    await a.exchange([done(7, 1)]);
    const contact = await b.ask({ nonce: nonce(1), full: { replica: b.replica, cursor: START_CURSOR } });
    expect(contact).toMatchObject({ status: 'ok', facts: [done(7, 1)] });
    await a.exchange([done(7, 2)]);
    const outcome = await b.ask({ nonce: nonce(2), cites: nonce(1), facts: [place(7, 5, b.replica, 3)] });
    expect(outcome).toMatchObject({ status: 'ok', replica: b.replica, facts: [done(7, 2)] });
    const again = await a.exchange([]);
    expect(again.facts).toContainEqual(place(7, 5, b.replica, 3));
  });

  it('[RAT2] asks for the full form where it does not know what is cited, and takes nothing', async () => {
    const phone = await (await openStore(create)).device();
    const outcome = await phone.ask({ nonce: nonce(2), cites: nonce(1), facts: [done(7, 1)] });
    expect(outcome).toEqual({ status: 'sayInFull' });
    expect((await phone.exchange([])).facts).toEqual([]);
  });

  it('[RAT4] finds out a copy of a device that goes on beside it, and takes nothing of it', async () => {
    const phone = await (await openStore(create)).device();
    const full = { replica: phone.replica, cursor: START_CURSOR };
    await phone.ask({ nonce: nonce(1), full });
    await phone.ask({ nonce: nonce(2), cites: nonce(1) });
    const { cursor } = accepted(await phone.ask({ nonce: nonce(3), cites: nonce(2), facts: [done(7, 1)] }));
    const copy = { nonce: nonce(9), cites: nonce(1), facts: [done(7, 9)] };
    expect(await phone.ask(copy)).toEqual({ status: 'sayInFull' });
    expect(await phone.ask({ ...copy, full: { ...full, cursor } })).toEqual({ status: 'clone' });
    const all = { nonce: nonce(4), cites: nonce(3), full: { ...full, cursor: { ...cursor, revision: 0 } } };
    expect(accepted(await phone.ask(all)).facts).toEqual([done(7, 1)]);
  });

  it('[RAT3] leaves the ratchet alone for what a carrier brings, however late', async () => {
    const phone = await (await openStore(create)).device();
    const full = { replica: phone.replica, cursor: START_CURSOR };
    const carried = { nonce: nonce(7), full, facts: [done(7, 7)] };
    await phone.ask({ nonce: nonce(1), full });
    await phone.ask({ nonce: nonce(2), cites: nonce(1) });
    for (const _ of ['once', 'again']) expect(await phone.ask(carried, true)).toMatchObject({ status: 'ok' });
    expect(await phone.ask({ nonce: nonce(3), cites: nonce(2) })).toMatchObject({ status: 'ok', facts: [done(7, 7)] });
  });

  it('[SUM2] says which courses differ from what the phone holds to be accepted, with all facts of them', async () => {
    const phone = await (await openStore(create)).device();
    const held = [done(7, 1), watched(8, 1, [0, 9]), done(9, 1)];
    const { cursor } = await phone.exchange(held);
    const sums = new Map([
      [7, courseSum([done(7, 1)])],
      [8, courseSum([])],
      [10, courseSum([done(10, 1)])],
    ]);
    const outcome = await phone.ask({ full: { replica: phone.replica, cursor }, sums });
    expect(outcome).toMatchObject({ status: 'ok', differ: [8, 9, 10], facts: [watched(8, 1, [0, 9]), done(9, 1)] });
  });

  it('[SUM2] judges no course that another device changed after the phone has read it', async () => {
    const { a, b } = await twoDevices(await openStore(create));
    const { cursor } = await a.exchange([done(7, 1)]);
    await b.exchange([done(7, 2)]);
    const sums = new Map([[7, courseSum([done(7, 1)])]]);
    const outcome = await a.ask({ full: { replica: a.replica, cursor }, sums });
    expect(outcome).toMatchObject({ status: 'ok', differ: [], facts: [done(7, 2)] });
  });
}
