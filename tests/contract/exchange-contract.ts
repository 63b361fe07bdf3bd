import { expect, it } from 'vitest';
import { MAX_FACT_BYTES, MAX_PERSON_BYTES } from '../../server/exchange/park-facts.ts';
import { START_CURSOR } from '../../src/protocol/exchange/cursor.ts';
import { PARK_REASON } from '../../src/protocol/exchange/status.ts';
import { MAX_LAMPORT_LEAP } from '../../src/protocol/exchange/version.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { newIdentity } from '../server/support/phone.ts';
import { attempted, done, opaque, place, studied, watched } from '../server/support/sample-facts.ts';
import { openStore } from './open-store.ts';
import type { StorePlace } from './store-contract.ts';
import { twoDevices } from './two-devices.ts';

const ONE_OF_EACH = (replica: string): Fact[] => [
  watched(7, 3, [0, 40]),
  done(7, 4),
  attempted(7, 5, { replica, n: 1, version: 2, lamport: 1 }, { 1: { type: 'int', n: 2 }, 0: { type: 'int', n: 99 } }),
  place(7, 4, replica, 5),
  studied(8, replica, 2100, 61),
  opaque(7, 6, 'aa', 'bb'),
];

export function exchangeContract(create: () => Promise<StorePlace>): void {
  it('keeps facts of every kind, and gives them back after it was closed and opened', async () => {
    const opened = await openStore(create);
    const phone = await opened.device();
    const facts = ONE_OF_EACH(phone.replica);
    const first = await phone.exchange(facts);
    await opened.reopen();
    const again = await phone.exchange([]);
    expect(again.facts).toHaveLength(facts.length);
    expect(again.facts).toEqual(expect.arrayContaining(facts));
    expect(again.cursor).toEqual(first.cursor);
  });

  it('does not echo what the request itself brought', async () => {
    const phone = await (await openStore(create)).device();
    const { facts, cursor } = await phone.exchange(ONE_OF_EACH(phone.replica));
    expect(facts).toEqual([]);
    expect((await phone.exchange([], cursor)).facts).toEqual([]);
  });

  it('changes nothing when the same request comes again after a lost reply', async () => {
    const phone = await (await openStore(create)).device();
    const first = await phone.exchange(ONE_OF_EACH(phone.replica));
    expect(await phone.exchange(ONE_OF_EACH(phone.replica))).toEqual(first);
  });

  it('moves the revision once an exchange, and only when something changed', async () => {
    const phone = await (await openStore(create)).device();
    const { cursor } = await phone.exchange(ONE_OF_EACH(phone.replica));
    expect(cursor.revision).toBe(1);
    expect((await phone.exchange([watched(7, 3, [10, 20])], cursor)).cursor.revision).toBe(1);
    expect((await phone.exchange([watched(7, 3, [30, 50])], cursor)).cursor.revision).toBe(2);
  });

  it('tells a device what the other did since its cursor, and nothing older', async () => {
    const { a, b } = await twoDevices(await openStore(create));
    const start = await a.exchange([done(7, 1)]);
    const { cursor } = await b.exchange([]);
    await a.exchange([done(7, 2), done(9, 1)], start.cursor);
    expect((await b.exchange([], cursor)).facts).toEqual([done(7, 2), done(9, 1)]);
  });

  it('answers a slot that both changed with what the sender lacks of it', async () => {
    const { a, b } = await twoDevices(await openStore(create));
    const { cursor } = await b.exchange([]);
    await a.exchange([watched(7, 3, [0, 40])], cursor);
    const answer = await b.exchange([watched(7, 3, [20, 60])], cursor);
    expect(answer.facts).toEqual([watched(7, 3, [0, 20])]);
    expect((await a.exchange([])).facts).toEqual([watched(7, 3, [0, 60])]);
  });

  it('[CUR2] answers everything to a cursor of an epoch that it does not know', async () => {
    const phone = await (await openStore(create)).device();
    const { cursor } = await phone.exchange([done(7, 1)]);
    const answer = await phone.exchange([], { epoch: '12345678', revision: 5 });
    expect(answer.facts).toEqual([done(7, 1)]);
    expect(answer.cursor).toEqual(cursor);
  });

  it('[CUR2] takes a new epoch when a cursor is ahead of it: something was lost here', async () => {
    const phone = await (await openStore(create)).device();
    const { cursor } = await phone.exchange([done(7, 1)]);
    const answer = await phone.exchange([], { ...cursor, revision: cursor.revision + 1 });
    expect(answer.cursor.epoch).not.toBe(cursor.epoch);
    expect(answer.facts).toEqual([done(7, 1)]);
    expect((await phone.exchange([], cursor)).cursor).toEqual(answer.cursor);
  });

  it('[LAM3] keeps a fact aside whose Lamport number leaps, and joins the others', async () => {
    const opened = await openStore(create);
    const phone = await opened.device();
    const leap = place(7, MAX_LAMPORT_LEAP + 1, phone.replica, 1);
    const answer = await phone.exchange([leap, done(7, 1)]);
    expect(answer.parked).toEqual([{ slot: '7/0/register/1', reason: PARK_REASON.lamportLeap }]);
    expect(await phone.exchange([leap, done(7, 1)])).toEqual(answer);
    expect((await phone.exchange([])).facts).toEqual([done(7, 1)]);
  });

  it('[LAM3] measures a leap from the highest number that it joined', async () => {
    const phone = await (await openStore(create)).device();
    await phone.exchange([place(7, MAX_LAMPORT_LEAP, phone.replica, 1)]);
    expect((await phone.exchange([place(7, 2 * MAX_LAMPORT_LEAP, phone.replica, 2)])).parked).toEqual([]);
    expect((await phone.exchange([place(7, 3 * MAX_LAMPORT_LEAP + 1, phone.replica, 3)])).parked).toHaveLength(1);
  });

  it('[PARK1] keeps a fact aside that is too large to be sent again with others', async () => {
    const phone = await (await openStore(create)).device();
    const answer = await phone.exchange([opaque(7, 1, 'ab'.repeat(MAX_FACT_BYTES))]);
    expect(answer.parked).toEqual([{ slot: '7/1/opaque/9.0102', reason: PARK_REASON.tooLarge }]);
    expect((await phone.exchange([])).facts).toEqual([]);
  });

  it('[PARK1] keeps aside what goes beyond all that one person may leave, and still answers her', async () => {
    const opened = await openStore(create);
    const phone = await opened.device();
    const large = (course: number) =>
      opaque(
        course,
        1,
        course
          .toString(16)
          .padStart(2, '0')
          .repeat(MAX_FACT_BYTES - 99),
      );
    const most = Math.ceil(MAX_PERSON_BYTES / (MAX_FACT_BYTES - 99));
    let cursor = START_CURSOR;
    for (let course = 10; course < 10 + most; course++) {
      const kept = await phone.exchange([large(course)], cursor);
      expect(kept.parked).toEqual([]);
      cursor = kept.cursor;
    }
    const answer = await phone.exchange([large(100), done(7, 1)]);
    expect(answer.parked.map(({ reason }) => reason)).toEqual([PARK_REASON.tooLarge, PARK_REASON.tooLarge]);
    expect(answer.facts).toHaveLength(most);
    expect((await (await opened.device()).exchange([done(7, 1)])).parked).toEqual([]);
  });

  it('[TOK1] takes nothing from a token that it does not know', async () => {
    const opened = await openStore(create);
    const stranger = opened.phone(newIdentity());
    const outcome = await stranger.ask({
      full: { replica: stranger.replica, cursor: START_CURSOR },
      facts: [done(7, 1)],
    });
    expect(outcome).toEqual({ status: 'unknownToken' });
  });

  it('[LAT1] joins what many devices of a person send at once, and tells each what the others sent', async () => {
    const opened = await openStore(create);
    const { a, b } = await twoDevices(opened);
    const items = Array.from({ length: 20 }, (_, i) => i + 1);
    const answers = await Promise.all(items.map((item) => (item % 2 ? a : b).exchange([done(7, item)])));
    expect(new Set(answers.map(({ cursor }) => cursor.revision)).size).toBe(20);
    for (const { cursor, facts } of answers) expect(facts).toHaveLength(cursor.revision - 2);
    expect((await a.exchange([])).facts).toHaveLength(20);
  });

  it('keeps persons apart', async () => {
    const opened = await openStore(create);
    const [a, b] = [await opened.device(), await opened.device()];
    await a.exchange([done(7, 1)]);
    expect((await b.exchange([])).facts).toEqual([]);
  });

  it('derives the progress of each course with every exchange and merge as a rebuild would', async () => {
    const opened = await openStore(create);
    const { a, b } = await twoDevices(opened);
    const other = await opened.device();
    await a.exchange(ONE_OF_EACH(a.replica));
    await b.exchange([studied(8, b.replica, 2100, 40), done(7, 4), done(7, 9), watched(7, 3, [40, 80])]);
    await a.exchange([
      studied(8, a.replica, 2100, 90),
      attempted(7, 5, { replica: b.replica, n: 2, version: 2, lamport: 9 }, {}),
    ]);
    await other.exchange([studied(8, other.replica, 2100, 5), done(7, 4), done(9, 1)]);
    expect(await opened.store.rebuildProgress({ isDryRun: true })).toEqual([]);
    await opened.store.join(other.token, (await opened.store.makeLinkCode(a.token)).code, undefined);
    expect(await opened.store.rebuildProgress({ isDryRun: true })).toEqual([]);
  });

  it('shows the seconds that all devices of a person studied, merged ones too', async () => {
    const opened = await openStore(create);
    await opened.store.createClass({ id: 'c', code: 'SESAME', name: 'C', isSimulated: false, secret: 'f'.repeat(64) });
    const [a, b] = [await opened.device(), await opened.device()];
    await opened.store.join(a.token, 'SESAME', 'Awa');
    await a.exchange([studied(7, a.replica, 2100, 60), studied(8, a.replica, 2100, 1)]);
    await b.exchange([studied(7, b.replica, 2100, 100)]);
    await opened.store.join(b.token, (await opened.store.makeLinkCode(a.token)).code, undefined);
    await b.exchange([studied(7, b.replica, 2100, 300)]);
    expect(await opened.store.listLearners('c')).toMatchObject([{ secondsStudied: 361 }]);
  });
}
