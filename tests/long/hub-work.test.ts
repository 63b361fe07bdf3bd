import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import { CARRIER_API, serverKeySchema } from '../../src/protocol/carrier/api.ts';
import {
  CARRIED_CONTENT_TYPE,
  decodeCarriedFile,
  encodeCarriedFile,
  envelopeId,
  type Receipt,
} from '../../src/protocol/carrier/carried-file.ts';
import { openAnswer, sealRequest } from '../../src/protocol/carrier/sealed-exchange.ts';
import { START_CURSOR } from '../../src/protocol/exchange/cursor.ts';
import { decodeResponse } from '../../src/protocol/exchange/response.ts';
import { slotKey } from '../../src/protocol/facts/fact.ts';
import { API, linkCodeSchema, membershipSchema } from '../../src/protocol/people/api.ts';
import { problemSchema } from '../../src/protocol/people/problem.ts';
import { type HubProcess, PATIENCE_MS, startHub, startMain, tempDir } from '../server/hub/support/hub-process.ts';
import { createPhone, type Phone, type Send } from '../server/support/phone.ts';
import { attempted, done, place, watched } from '../server/support/sample-facts.ts';
import { freePort } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const COURSE = 4097;
/** Packs are not what these tests are about. */
const FEW = ['--courses', String(COURSE), '--rung', 'text'];

const slots = (phone: Phone): string[] => [...phone.facts.keys()].sort();

/** The same phone, as the other side knows it: what it hears there is what is kept of it there. */
const asAt = (send: Send, { person, replica, token }: Phone): Phone => createPhone(send, { person, replica, token });

async function keyOf(hub: HubProcess): Promise<Uint8Array> {
  const { publicKey } = v.parse(serverKeySchema, await (await hub.send(CARRIER_API.serverKey, {})).json());
  return fromHex(publicKey);
}

async function carry(hub: HubProcess, envelopes: readonly Uint8Array[]): Promise<readonly Receipt[]> {
  const body = await encodeCarriedFile({ kind: 'work', envelopes });
  const answer = await hub.send(CARRIER_API.carry, {
    method: 'POST',
    headers: { 'content-type': CARRIED_CONTENT_TYPE },
    body,
  });
  expect(answer.status).toBe(200);
  const carried = await decodeCarriedFile(new Uint8Array(await answer.arrayBuffer()));
  return carried.kind === 'receipts' ? carried.receipts : [];
}

async function hears(phone: Phone): Promise<string[]> {
  await phone.exchange();
  return slots(phone);
}

describe('a hub that takes work in', { timeout: 240_000 }, () => {
  it('[HUB8] [HUB9] keeps sealed work that it cannot read through a kill, hands it on when there is a line, and gives the receipt back', async () => {
    const dir = await tempDir();
    let main = await startMain(dir);
    const hub = await startHub(main.origin, FEW);
    await until(async () => (await hub.send(CARRIER_API.serverKey, {})).ok, PATIENCE_MS);
    const serverKey = await keyOf(hub);
    await main.kill();

    const her = createPhone(main.send);
    const request = her.request([done(COURSE, 3)], START_CURSOR);
    const sealed = await sealRequest(serverKey, { token: her.token, person: her.person, request });
    expect(await carry(hub, [sealed.envelope])).toEqual([]);
    await hub.kill();
    main = await startMain(dir, main.port);
    await hub.restart();
    // Nobody brings it again: what the hub said it had goes up from its disk.
    const there = asAt(main.send, her);
    await until(async () => (await there.get(API.me)).ok, PATIENCE_MS);
    let receipts: readonly Receipt[] = [];
    await until(async () => {
      receipts = await carry(hub, [sealed.envelope]);
      return receipts.length > 0;
    }, PATIENCE_MS);

    expect(receipts[0]?.id).toBe(await envelopeId(sealed.envelope));
    const answer = await openAnswer(sealed.answerKey, receipts[0]?.answer ?? new Uint8Array());
    expect(decodeResponse(answer, { replica: her.replica, epoch: START_CURSOR.epoch }).status).toBe('ok');
    expect(await hears(there)).toEqual([slotKey(done(COURSE, 3))]);
  });

  it('[HUB11] has what its own phones did on its disk before it says so, and passes it on after a kill', async () => {
    const dir = await tempDir();
    let main = await startMain(dir);
    const hub = await startHub(main.origin, FEW);
    await until(async () => (await hub.send(CARRIER_API.serverKey, {})).ok, PATIENCE_MS);
    await main.kill();

    const her = createPhone(hub.send);
    await her.register();
    await her.exchange(
      watched(COURSE, 3, [0, 40]),
      attempted(COURSE, 5, { replica: her.replica, n: 1, version: 1, lamport: 1 }, { 1: { type: 'int', n: 2 } }),
    );
    await her.exchange(place(COURSE, 10, her.replica, 4));
    await hub.kill();
    await hub.restart();
    main = await startMain(dir, main.port);
    const there = asAt(main.send, her);
    await until(async () => (await there.get(API.me)).ok, PATIENCE_MS);
    expect(await hears(there)).toEqual(slots(her));
  });

  it('[HUB11] brings home what a person of the hub did elsewhere, and what she was told to be called', async () => {
    const main = await startMain(await tempDir());
    const hub = await startHub(main.origin, FEW);
    const elsewhere = createPhone(main.send);
    await elsewhere.register();
    await elsewhere.exchange(done(COURSE, 9));
    await elsewhere.post(API.join, { code: 'SESAME', name: 'Awa' });
    const link = v.parse(linkCodeSchema, await (await elsewhere.post(API.linkCodes, {})).json());

    const her = createPhone(hub.send);
    await her.register();
    await her.exchange(done(COURSE, 3));
    const joined = await her.post(API.join, { code: link.code });
    expect(v.parse(membershipSchema, await joined.json())).toMatchObject({ person: her.person, name: 'Awa' });
    await until(async () => (await hears(her)).length === 2, PATIENCE_MS);
    await until(async () => (await hears(elsewhere)).length === 2, PATIENCE_MS);
    expect(slots(her)).toEqual(slots(elsewhere));
    const me = v.parse(membershipSchema, await (await her.get(API.me)).json());
    expect(me).toMatchObject({ person: her.person, name: 'Awa', classes: [{ name: 'Demo class' }] });
  });

  it('[HUB13] says that there is no line where only the main server could answer', async () => {
    const hub = await startHub(`http://127.0.0.1:${await freePort()}`, FEW);
    const her = createPhone(hub.send);
    await her.register();
    const refused = await her.post(API.join, { code: 'SESAME', name: 'Awa' });
    expect(refused.status).toBe(503);
    expect(v.parse(problemSchema, await refused.json()).problem).toBe('no-line');
    expect((await hub.send(CARRIER_API.serverKey, {})).status).toBe(503);
    expect((await her.exchange(done(COURSE, 3))).cursor.revision).toBe(1);
  });

  it('[HUB9] hands work on through another hub', async () => {
    const main = await startMain(await tempDir());
    const near = await startHub(main.origin, FEW);
    await until(async () => (await near.send(CARRIER_API.serverKey, {})).ok, PATIENCE_MS);
    const far = await startHub(near.origin, FEW);
    const her = createPhone(far.send);
    await her.register();
    await her.exchange(done(COURSE, 3));
    const there = asAt(main.send, her);
    await until(async () => (await there.get(API.me)).ok, PATIENCE_MS);
    // She is introduced first; what she did comes with the next envelope.
    await until(async () => (await hears(there)).length > 0, PATIENCE_MS);
    expect(await hears(there)).toEqual(slots(her));
    await until(async () => (await far.describe()).courses.length === 1, PATIENCE_MS);
  });
});
