import * as v from 'valibot';
import { expect, onTestFinished } from 'vitest';
import { CarriedDb } from '../../../src/carrier/carried-db.ts';
import { readCarriedState, readReceiptsToGive } from '../../../src/carrier/carried-state.ts';
import { deliverCarried } from '../../../src/carrier/deliver.ts';
import { sealWork } from '../../../src/carrier/seal-work.ts';
import { takeInBytes } from '../../../src/carrier/take-in-bytes.ts';
import { readIdentity } from '../../../src/data/study/identity.ts';
import type { StudyDb } from '../../../src/data/study/study-db.ts';
import { fromHex } from '../../../src/protocol/bytes/hex.ts';
import { CARRIER_API, serverKeySchema } from '../../../src/protocol/carrier/api.ts';
import { decodeCarriedFile, encodeCarriedFile } from '../../../src/protocol/carrier/carried-file.ts';
import { openRequest } from '../../../src/protocol/exchange/request.ts';
import type { Fact } from '../../../src/protocol/facts/fact.ts';
import { API } from '../../../src/protocol/people/api.ts';
import { runExchange } from '../../../src/sync/exchange.ts';
import { makePhone, never } from '../../support/study-phone.ts';
import { type CarrierServer, startCarrierServer } from './carrier-server.ts';

let phones = 0;
const studies = new Map<string, StudyDb>();

/** The real server, its key as phones know it, and phones that reach it. */
export async function setCarrierScene() {
  const server = await startCarrierServer();
  onTestFinished(() => server.dispose());
  const answer = await server.send(CARRIER_API.serverKey, {});
  const serverKey = fromHex(v.parse(serverKeySchema, await answer.json()).publicKey);
  /** What the people of one phone give together: the first one's database has the keys of all. */
  const sealAll = (first: CarryingPhone, ...others: CarryingPhone[]) =>
    sealWork({ carried: first.carried, serverKey, now: () => server.clock.nowMs }, [
      first.db,
      ...others.map(({ db }) => db),
    ]);
  return { server, serverKey, sealAll, phone: () => carryingPhone(server, serverKey) };
}

/** A phone with the app's own code for files, codes and receipts. */
function carryingPhone(server: CarrierServer, serverKey: Uint8Array) {
  const { db, deps } = makePhone();
  const carried = new CarriedDb(`carried-${++phones}`);
  const said: Fact[] = [];
  const fetchThere = async (path: unknown, init: RequestInit = {}): Promise<Response> => {
    if (path === API.exchange && init.body instanceof Uint8Array) {
      said.push(...openRequest(init.body).readFacts((await readIdentity(db)).replica));
    }
    return server.send(String(path), init);
  };
  const exchangeDeps = { ...deps, fetch: fetchThere };
  const now = () => server.clock.nowMs;
  studies.set(db.name, db);
  const study = (name: string) => studies.get(name) ?? db;
  const takeInDeps = { carried, study, now };
  return {
    db,
    carried,
    deps: exchangeDeps,
    /** All that it said in exchanges of its own. */
    said,
    sync: () => runExchange(exchangeDeps, never),
    seal: () => sealWork({ carried, serverKey, now }, [db]),
    giveFile: async () =>
      encodeCarriedFile({ kind: 'work', envelopes: await sealWork({ carried, serverKey, now }, [db]) }),
    takeIn: (file: Uint8Array) => takeInBytes(takeInDeps, () => decodeCarriedFile(file)),
    deliver: (fetch: typeof globalThis.fetch = fetchThere) =>
      deliverCarried({ carried, fetch, locks: undefined }, never),
    receiptsFile: async () => encodeCarriedFile({ kind: 'receipts', receipts: await readReceiptsToGive(carried) }),
    state: () => readCarriedState(carried),
    factsAtServer: async () => server.factsOf((await readIdentity(db)).token),
  };
}
export type CarryingPhone = ReturnType<typeof carryingPhone>;

/** Another phone takes the file along, delivers it, and brings the receipts back. */
export async function carry(file: Uint8Array, carrier: CarryingPhone): Promise<Uint8Array> {
  expect(await carrier.takeIn(file)).toMatchObject({ kind: 'work', isFull: false });
  expect(await carrier.deliver()).toBe('done');
  return carrier.receiptsFile();
}
