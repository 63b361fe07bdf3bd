import { expect, it } from 'vitest';
import { CARRIER_API } from '../../src/protocol/carrier/api.ts';
import { CARRIED_CONTENT_TYPE, encodeCarriedFile, MAX_CARRIED_BYTES } from '../../src/protocol/carrier/carried-file.ts';
import { startCarrierServer } from './support/carrier-server.ts';
import { setCarrierScene } from './support/carrying-phone.ts';

const post = (body: Uint8Array<ArrayBuffer>) => ({
  method: 'POST',
  headers: { 'content-type': CARRIED_CONTENT_TYPE },
  body,
});

it('[SEAL1] the server keeps its key over a restart, and no other server has it', async () => {
  const { server, serverKey } = await setCarrierScene();
  await server.restart();
  const again = await (await server.send(CARRIER_API.serverKey, {})).json();
  expect(again).toEqual({ publicKey: Buffer.from(serverKey).toString('hex') });
  const other = await startCarrierServer();
  expect(await (await other.send(CARRIER_API.serverKey, {})).json()).not.toEqual(again);
  await other.dispose();
});

it('[SEAL1] a restored backup still has the key that phones have sealed to', async () => {
  const { server } = await setCarrierScene();
  const before = await (await server.send(CARRIER_API.serverKey, {})).json();
  await server.backUp();
  await server.restore();
  expect(await (await server.send(CARRIER_API.serverKey, {})).json()).toEqual(before);
});

it('[SEAL7] refuses a delivery that is no file of envelopes, is not whole, or is too large', async () => {
  const { server } = await setCarrierScene();
  const file = await encodeCarriedFile({ kind: 'work', envelopes: [new Uint8Array(10)] });
  const receipts = await encodeCarriedFile({ kind: 'receipts', receipts: [] });
  for (const body of [new Uint8Array(), file.slice(0, -1), receipts, new Uint8Array(MAX_CARRIED_BYTES + 1)]) {
    expect((await server.send(CARRIER_API.carry, post(body))).status).toBe(400);
  }
  expect((await server.send(CARRIER_API.carry, post(file))).status).toBe(200);
});
