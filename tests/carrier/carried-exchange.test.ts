import { describe, expect, it } from 'vitest';
import { readIdentity } from '../../src/data/study/identity.ts';
import { hasUnsent } from '../../src/data/study/read.ts';
import { recordDone } from '../../src/data/study/record-done.ts';
import { recordPlace } from '../../src/data/study/record-place.ts';
import { ONLY } from '../../src/data/study/study-db.ts';
import { decodeCarriedFile, encodeCarriedFile } from '../../src/protocol/carrier/carried-file.ts';
import { joinWithCode } from '../../src/sync/people.ts';
import { link } from '../support/link-phones.ts';
import { factsOn, never } from '../support/study-phone.ts';
import { CLASS } from './support/carrier-server.ts';
import { type CarryingPhone, carry, setCarrierScene } from './support/carrying-phone.ts';

const COURSE = 7;
const done = ({ db }: CarryingPhone, item: number) => recordDone(db, { course: COURSE, item });

describe('work that goes by another carrier', () => {
  it('[SEAL5] [FILE4] arrives from a phone that the server never met, and the receipt makes it accepted', async () => {
    const { phone } = await setCarrierScene();
    const [owner, carrier] = [phone(), phone()];
    await done(owner, 1);
    await recordPlace(owner.db, { course: COURSE, item: 2 }, 30);
    const receipts = await carry(await owner.giveFile(), carrier);
    expect(await owner.factsAtServer()).toEqual(await factsOn(owner));
    expect(await hasUnsent(owner.db)).toBe(true);

    expect(await owner.takeIn(receipts)).toEqual({ kind: 'receipts', accepted: 1, refused: 0, foreign: 0 });
    expect(await hasUnsent(owner.db)).toBe(false);
    // What follows over the line says nothing of it again, and is not taken for a clone's.
    await done(owner, 3);
    expect(await owner.sync()).toMatchObject({ kind: 'done' });
    expect(owner.said).toEqual([expect.objectContaining({ item: 3 })]);
    expect(await owner.factsAtServer()).toEqual(await factsOn(owner));
  });

  it('[SEAL4] does no harm late, twice, and after the phone itself has sent more', async () => {
    const { phone } = await setCarrierScene();
    const [owner, carrier, other] = [phone(), phone(), phone()];
    await done(owner, 1);
    await owner.sync();
    await done(owner, 2);
    const early = await owner.giveFile();
    for (const item of [3, 4, 5]) {
      await done(owner, item);
      expect(await owner.sync()).toMatchObject({ kind: 'done' });
    }
    const before = await owner.factsAtServer();
    const identity = await readIdentity(owner.db);
    const first = await carry(early, carrier);
    const second = await carry(early, other);
    expect(await owner.factsAtServer()).toEqual(before);

    for (const receipts of [first, second]) await owner.takeIn(receipts);
    await done(owner, 6);
    expect(await owner.sync()).toMatchObject({ kind: 'done', sent: 1 });
    expect(await readIdentity(owner.db)).toEqual(identity);
    expect(await owner.factsAtServer()).toEqual(await factsOn(owner));
  });

  it('[SEAL4] [SEAL8] sealed before the first contact and delivered after it, is no clone of the phone', async () => {
    const { phone } = await setCarrierScene();
    const [owner, carrier] = [phone(), phone()];
    await done(owner, 1);
    const file = await owner.giveFile();
    for (const item of [2, 3, 4]) {
      await done(owner, item);
      await owner.sync();
    }
    const [identity, exchange] = [await readIdentity(owner.db), await owner.db.exchange.get(ONLY)];
    const receipts = await carry(file, carrier);
    expect(await owner.takeIn(receipts)).toMatchObject({ accepted: 1 });
    expect(await owner.db.exchange.get(ONLY)).toEqual(exchange);
    await done(owner, 5);
    expect(await owner.sync()).toMatchObject({ kind: 'done', sent: 1 });
    expect(await readIdentity(owner.db)).toEqual(identity);
  });

  it('[SEAL8] accepts exactly what the envelope carried: what was done since then still waits', async () => {
    const { phone } = await setCarrierScene();
    const [owner, carrier] = [phone(), phone()];
    await done(owner, 1);
    await recordPlace(owner.db, { course: COURSE, item: 9 }, 10);
    const file = await owner.giveFile();
    await done(owner, 2);
    await recordPlace(owner.db, { course: COURSE, item: 9 }, 20);
    await owner.takeIn(await carry(file, carrier));
    const waiting = (await owner.db.facts.toArray()).filter(({ unsent }) => unsent === 1).map(({ slot }) => slot);
    expect(waiting.sort()).toEqual([`${COURSE}/0/register/1`, `${COURSE}/2/flag/2`, `${COURSE}/9/register/1`]);
    await owner.sync();
    expect(await owner.factsAtServer()).toEqual(await factsOn(owner));
  });

  it('[SEAL8] brings along what the person did on another phone', async () => {
    const { phone } = await setCarrierScene();
    const [owner, second, carrier] = [phone(), phone(), phone()];
    await done(owner, 1);
    await owner.sync();
    await link(second, owner);
    await owner.sync();
    await done(owner, 2);
    const file = await owner.giveFile();
    await done(second, 3);
    await second.sync();
    await owner.takeIn(await carry(file, carrier));
    expect([...(await factsOn(owner)).keys()]).toContain(`${COURSE}/3/flag/2`);
    await owner.sync();
    await second.sync();
    expect(await factsOn(second)).toEqual(await factsOn(owner));
  });

  it('[SEAL8] a receipt of a life of the server that is over changes nothing', async () => {
    const { phone, server } = await setCarrierScene();
    const [owner, carrier] = [phone(), phone()];
    await done(owner, 1);
    await owner.sync();
    await server.backUp();
    await done(owner, 2);
    const receipts = await carry(await owner.giveFile(), carrier);
    await server.restore();
    await owner.sync();
    const before = await owner.db.facts.toArray();
    await done(owner, 3);
    await owner.takeIn(receipts);
    expect(await hasUnsent(owner.db)).toBe(true);
    expect((await owner.db.facts.toArray()).filter(({ slot }) => !slot.includes('/3/'))).toEqual(before);
    await owner.sync();
    expect(await owner.factsAtServer()).toEqual(await factsOn(owner));
  });

  it('[FILE1] one file holds the work of all people of a phone, and each has a receipt of her own', async () => {
    const { phone, sealAll, server } = await setCarrierScene();
    const [first, second, carrier] = [phone(), phone(), phone()];
    await done(first, 1);
    await done(second, 2);
    const file = await encodeCarriedFile({ kind: 'work', envelopes: await sealAll(first, second) });
    const receipts = await carry(file, carrier);
    for (const { db } of [first, second]) {
      expect(server.factsOf((await readIdentity(db)).token).size).toBe(1);
    }
    expect(await first.takeIn(receipts)).toEqual({ kind: 'receipts', accepted: 2, refused: 0, foreign: 0 });
    expect([await hasUnsent(first.db), await hasUnsent(second.db)]).toEqual([false, false]);
  });

  it('[SEAL8] from a device that was revoked is not taken, and stays unsent on the phone', async () => {
    const { phone, server } = await setCarrierScene();
    const [owner, carrier] = [phone(), phone()];
    const { db, deps } = owner;
    await joinWithCode(deps, CLASS.code, 'Awa', never);
    await done(owner, 1);
    const file = await owner.giveFile();
    await server.revoke((await readIdentity(db)).replica);
    const receipts = await carry(file, carrier);
    expect((await owner.factsAtServer()).size).toBe(0);
    expect(await owner.takeIn(receipts)).toEqual({ kind: 'receipts', accepted: 0, refused: 1, foreign: 0 });
    expect(await hasUnsent(db)).toBe(true);
  });

  it('[SEAL6] nobody but the server can make a receipt', async () => {
    const { phone } = await setCarrierScene();
    const [owner, carrier, other] = [phone(), phone(), phone()];
    await done(owner, 1);
    await done(other, 1);
    const receipts = await carry(await owner.giveFile(), carrier);
    const others = await carry(await other.giveFile(), phone());
    const [mine, theirs] = await Promise.all([decodeCarriedFile(receipts), decodeCarriedFile(others)]);
    if (mine.kind !== 'receipts' || theirs.kind !== 'receipts') throw new Error('no receipts');
    const [receipt] = mine.receipts;
    const [foreign] = theirs.receipts;
    if (!receipt?.answer || !foreign?.answer) throw new Error('no answers');
    const changed = receipt.answer.slice();
    changed[20] = (changed[20] ?? 0) ^ 1;
    for (const answer of [undefined, changed, foreign.answer, new Uint8Array(5)]) {
      const forged = await encodeCarriedFile({ kind: 'receipts', receipts: [{ id: receipt.id, answer }] });
      expect(await owner.takeIn(forged)).toMatchObject({ accepted: 0 });
      expect(await hasUnsent(owner.db)).toBe(true);
    }
    // The true one still counts, and the other's is not ours.
    expect(await owner.takeIn(others)).toMatchObject({ accepted: 0, foreign: 1 });
    expect(await owner.takeIn(receipts)).toMatchObject({ accepted: 1 });
    expect(await hasUnsent(owner.db)).toBe(false);
  });
});
