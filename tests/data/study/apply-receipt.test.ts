import { describe, expect, it } from 'vitest';
import { applyReceipt, type CarriedAnswer } from '../../../src/data/study/apply-receipt.ts';
import { readIdentity } from '../../../src/data/study/identity.ts';
import { hasUnsent } from '../../../src/data/study/read.ts';
import { recordDone } from '../../../src/data/study/record-done.ts';
import { ONLY } from '../../../src/data/study/study-db.ts';
import { readUnsent } from '../../../src/data/study/unsent.ts';
import { type Cursor, START_CURSOR } from '../../../src/protocol/exchange/cursor.ts';
import { FLAG } from '../../../src/protocol/facts/fact.ts';
import { makePhone } from '../../support/study-phone.ts';

const [OLD, NOW] = ['0a0a0a0a', '0b0b0b0b'];

/** A phone that has read up to `known`, with one fact unsent, and the receipt of an envelope that carried it. */
async function phoneWithReceipt(known: Cursor | undefined, asked: Cursor, answered: Cursor) {
  const { db } = makePhone();
  await recordDone(db, { course: 1, item: 1 });
  if (known)
    await db.exchange.put({ cursor: known, lastNonce: 'aabbccdd', lastExchangeAt: 5, lastOutcome: 'done' }, ONLY);
  const { person, replica } = await readIdentity(db);
  const { facts: sent } = await readUnsent(db, 0);
  const others = [{ course: 1, item: 9, kind: 'flag', sub: FLAG.done, value: true } as const];
  const receipt: CarriedAnswer = {
    person,
    replica,
    asked,
    sent,
    answer: { status: 'ok', nonce: new Uint8Array(4), cursor: answered, facts: others, parked: [], differ: [] },
    at: 7,
  };
  return { db, receipt };
}

describe('[SEAL8] a receipt', () => {
  it('accepts what its envelope carried, and leaves cursor and chain where they were', async () => {
    const known = { epoch: NOW, revision: 5 };
    const { db, receipt } = await phoneWithReceipt(known, { epoch: NOW, revision: 2 }, { epoch: NOW, revision: 9 });
    const before = await db.exchange.get(ONLY);
    expect(await applyReceipt(db, receipt)).toBe(true);
    expect(await hasUnsent(db)).toBe(false);
    expect(await db.facts.get('1/9/flag/2')).toBeDefined();
    expect(await db.exchange.get(ONLY)).toMatchObject({ ...before });
  });

  it('of another epoch than the cursor is of accepts nothing: that server is no more', async () => {
    const known = { epoch: NOW, revision: 5 };
    for (const asked of [START_CURSOR, { epoch: OLD, revision: 3 }]) {
      const { db, receipt } = await phoneWithReceipt(known, asked, { epoch: OLD, revision: 4 });
      const before = await db.exchange.get(ONLY);
      expect(await applyReceipt(db, receipt)).toBe(false);
      expect(await hasUnsent(db)).toBe(true);
      expect(await db.exchange.get(ONLY)).toEqual(before);
    }
  });

  it('gives a cursor to a replica that had never read anything, and to no other', async () => {
    const answered = { epoch: NOW, revision: 4 };
    const first = await phoneWithReceipt(undefined, START_CURSOR, answered);
    expect(await applyReceipt(first.db, first.receipt)).toBe(true);
    expect((await first.db.exchange.get(ONLY))?.cursor).toEqual(answered);

    // It asked from further on, and has forgotten since what it had read: what lies before is not in the receipt.
    const forgetful = await phoneWithReceipt(START_CURSOR, { epoch: NOW, revision: 3 }, answered);
    expect(await applyReceipt(forgetful.db, forgetful.receipt)).toBe(false);
    expect((await forgetful.db.exchange.get(ONLY))?.cursor).toEqual(START_CURSOR);
  });

  it('for another person or another replica than this database is now changes nothing', async () => {
    const cursor = { epoch: NOW, revision: 4 };
    const { db, receipt } = await phoneWithReceipt(cursor, cursor, cursor);
    expect(await applyReceipt(db, { ...receipt, person: '0'.repeat(32) })).toBe(false);
    expect(await applyReceipt(db, { ...receipt, replica: '0'.repeat(16) })).toBe(false);
    expect(await hasUnsent(db)).toBe(true);
  });
});
