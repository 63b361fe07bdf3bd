import { describe, expect, it } from 'vitest';
import { askForReceipts, countAtHub, type HubCarryDeps, handToHub } from '../../src/carrier/hand-to-hub.ts';
import { hasUnsent } from '../../src/data/study/read.ts';
import { recordDone } from '../../src/data/study/record-done.ts';
import { CARRIED_CONTENT_TYPE, encodeCarriedFile } from '../../src/protocol/carrier/carried-file.ts';
import { never } from '../support/study-phone.ts';
import { type CarryingPhone, setCarrierScene } from './support/carrying-phone.ts';

const ORIGIN = 'http://192.168.4.1:8080';
const done = ({ db }: CarryingPhone, item: number) => recordDone(db, { course: 7, item });

/** A hub that has taken in whatever it was brought, and knows receipts when it has a line. */
async function setScene() {
  const { server, serverKey, phone } = await setCarrierScene();
  const hub = { hasLine: false, asked: 0 };
  const fetchThere: typeof fetch = async (url, init) => {
    hub.asked += 1;
    if (hub.hasLine) return server.send(String(url).replace(ORIGIN, ''), init ?? {});
    const body = await encodeCarriedFile({ kind: 'receipts', receipts: [] });
    return new Response(body, { headers: { 'content-type': CARRIED_CONTENT_TYPE } });
  };
  const depsOf = ({ carried, db }: CarryingPhone): HubCarryDeps => ({
    ...{ origin: ORIGIN, fetch: fetchThere, carried, study: () => db, now: () => server.clock.nowMs },
  });
  const hand = (owner: CarryingPhone, deps = depsOf(owner)) =>
    handToHub(deps, { studies: [owner.db], serverKey }, never);
  const ask = (owner: CarryingPhone) => askForReceipts(depsOf(owner), never);
  return { hub, phone, hand, ask, depsOf };
}

describe('work that is handed to a hub', () => {
  it('[HUB17] stays unsent until the receipt of a later visit makes it accepted', async () => {
    const { hub, phone, hand, ask } = await setScene();
    const owner = phone();
    await done(owner, 1);
    expect(await hand(owner)).toEqual({ kind: 'handed', accepted: 0 });
    expect([await hasUnsent(owner.db), await countAtHub(owner.carried)]).toEqual([true, 1]);
    expect(await ask(owner)).toEqual({ kind: 'handed', accepted: 0 });

    hub.hasLine = true;
    expect(await ask(owner)).toEqual({ kind: 'handed', accepted: 1 });
    expect([await hasUnsent(owner.db), await countAtHub(owner.carried)]).toEqual([false, 0]);
    expect(await owner.factsAtServer()).toHaveLength(1);
    // There is nothing to ask for any more.
    const { asked } = hub;
    expect(await ask(owner)).toEqual({ kind: 'handed', accepted: 0 });
    expect(hub.asked).toBe(asked);
  });

  it('[HUB17] counts once where it has reached the server by an exchange as well', async () => {
    const { hub, phone, hand, ask } = await setScene();
    const owner = phone();
    await done(owner, 1);
    await hand(owner);
    await owner.sync();
    hub.hasLine = true;
    await ask(owner);
    expect(await owner.factsAtServer()).toHaveLength(1);
    expect([await hasUnsent(owner.db), await countAtHub(owner.carried)]).toEqual([false, 0]);
  });

  it('[HUB8] goes along with what the phone carries for others, whose receipts can go back', async () => {
    const { hub, phone, hand } = await setScene();
    const [owner, other] = [phone(), phone()];
    await done(other, 2);
    await owner.takeIn(await other.giveFile());
    await hand(owner);
    expect(await owner.state()).toEqual({ waiting: 1, receipts: 0 });
    hub.hasLine = true;
    await hand(owner);
    expect(await owner.state()).toEqual({ waiting: 0, receipts: 1 });
    expect(await other.takeIn(await owner.receiptsFile())).toMatchObject({ kind: 'receipts', accepted: 1 });
  });

  it('is not said to be at the hub where the hub did not answer', async () => {
    const { phone, hand, depsOf } = await setScene();
    const owner = phone();
    await done(owner, 1);
    const lost = () => Promise.reject(new TypeError('no line'));
    expect(await hand(owner, { ...depsOf(owner), fetch: lost })).toEqual({ kind: 'offline' });
    expect([await hasUnsent(owner.db), await countAtHub(owner.carried)]).toEqual([true, 0]);
  });
});
