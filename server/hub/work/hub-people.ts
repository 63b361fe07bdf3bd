import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { AnswerKey } from '../../../src/protocol/carrier/sealed-exchange.ts';
import { type Cursor, START_CURSOR } from '../../../src/protocol/exchange/cursor.ts';
import type { Parked } from '../../../src/protocol/exchange/response.ts';
import { type Membership, membershipSchema } from '../../../src/protocol/people/api.ts';
import type { Envelope } from '../carry/envelopes.ts';
import { transact } from '../open-hub-db.ts';

/** A phone that opened its app here; with its token the hub speaks for its person. */
export interface HubDevice {
  readonly token: string;
  readonly replica: string;
}

/** The main server's word about a device that it does not, or no longer, listen to. */
export type Refusal = 'unknownToken' | 'revokedToken';

/** A person of this hub, and how far her work is on its way. */
export interface Passing {
  /** Of the hub's own store. */
  readonly id: string;
  /** Who speaks for her at the main server. */
  readonly device: HubDevice;
  /** Of the hub's store: all before it has gone up. */
  readonly passed: Cursor;
  /** Of the main server: all before it has come down. `START_CURSOR`: nothing is known of her there yet. */
  readonly up: Cursor;
  /** What `passed` becomes with the receipts that are waited for. */
  readonly until: Cursor | undefined;
  /** Who she is for the main server, as far as people see it. */
  readonly membership: Pick<Membership, 'name' | 'classes'> | undefined;
}

/** What opens a receipt, and the request that it is for. */
export interface SealedWork {
  readonly id: string;
  readonly request: Uint8Array;
  readonly answerKey: AnswerKey;
}

/** What the main server said of facts: those that it keeps aside, and the slots of all that it took. */
export interface MainWord {
  readonly parked: readonly Parked[];
  readonly taken: readonly string[];
}

export interface HubPeople {
  readonly keepDevice: (device: HubDevice, nowMs: number) => void;
  readonly refuseDevice: (token: string, refusal: Refusal) => void;
  readonly refusalOf: (token: string) => Refusal | undefined;
  /** All that are not refused, oldest first. */
  readonly devices: () => readonly HubDevice[];
  readonly find: (person: string) => Passing | undefined;
  readonly put: (passing: Passing) => void;
  /** In one: the envelopes wait for delivery, what opens their receipts is kept, and she has work on its way. */
  readonly send: (passing: Passing, sent: readonly (SealedWork & Envelope)[], nowMs: number) => void;
  readonly sent: (person: string) => readonly SealedWork[];
  /** Persons with work on its way. */
  readonly onTheWay: () => readonly string[];
  /** In one: how far she is now; her envelopes, their receipts and what opens them go; what of her work is kept aside is noted. */
  readonly settle: (passing: Passing, word: MainWord) => void;
  /** What the main server keeps aside of her work. */
  readonly parked: (person: string) => readonly Parked[];
  /** Whether it keeps anything of anybody aside. */
  readonly hasParked: () => boolean;
}

const cursorOf = (epoch: string, revision: number): Cursor => ({ epoch, revision });
const bytes = v.pipe(
  v.instance(Uint8Array),
  v.transform((found) => new Uint8Array(found)),
);
const deviceSchema = v.object({ token: v.string(), replica: v.string() });
const refusedSchema = v.optional(v.object({ refused: v.nullable(v.picklist(['unknownToken', 'revokedToken'])) }));
const shownSchema = v.pick(membershipSchema, ['name', 'classes']);

const passingSchema = v.pipe(
  v.object({
    ...{ id: v.string(), token: v.string(), replica: v.string() },
    ...{ passed_epoch: v.string(), passed_revision: v.number(), up_epoch: v.string(), up_revision: v.number() },
    ...{ until_epoch: v.nullable(v.string()), until_revision: v.nullable(v.number()) },
    membership: v.nullable(v.pipe(v.string(), v.parseJson(), shownSchema)),
  }),
  v.transform(
    (row): Passing => ({
      id: row.id,
      device: { token: row.token, replica: row.replica },
      passed: cursorOf(row.passed_epoch, row.passed_revision),
      up: cursorOf(row.up_epoch, row.up_revision),
      until: row.until_epoch === null ? undefined : cursorOf(row.until_epoch, row.until_revision ?? 0),
      membership: row.membership ?? undefined,
    }),
  ),
);
const sealedSchema = v.pipe(
  v.object({ id: v.string(), request: bytes, ephemeral_key: bytes, secret: bytes }),
  v.transform(
    ({ id, request, ephemeral_key, secret }): SealedWork => ({
      id,
      request,
      answerKey: { ephemeralKey: ephemeral_key, secret },
    }),
  ),
);

/** Somebody of whom nothing has gone up yet. */
export const newPassing = (id: string, device: HubDevice): Passing => ({
  ...{ id, device, passed: START_CURSOR, up: START_CURSOR, until: undefined, membership: undefined },
});

/** The people whose phones opened the app from this hub. All that a call has done is on the disk when it returns. */
export function openHubPeople(database: DatabaseSync): HubPeople {
  const keepDevice = database.prepare(
    'insert into device (token, replica, kept_at_ms) values (?, ?, ?) on conflict do nothing',
  );
  const refuse = database.prepare('update device set refused = ? where token = ?');
  const refused = database.prepare('select refused from device where token = ?');
  const devices = database.prepare('select token, replica from device where refused is null order by kept_at_ms');
  const find = database.prepare('select * from person where id = ?');
  const onTheWay = database.prepare('select id from person where until_epoch is not null');
  const put = database.prepare(
    `insert or replace into person (id, token, replica, passed_epoch, passed_revision, up_epoch, up_revision,
     until_epoch, until_revision, membership) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const keepEnvelope = database.prepare('insert into envelope (id, envelope, taken_at_ms) values (?, ?, ?)');
  const keepSealed = database.prepare(
    'insert into sealed (id, person, request, ephemeral_key, secret) values (?, ?, ?, ?, ?)',
  );
  const sealed = database.prepare('select id, request, ephemeral_key, secret from sealed where person = ?');
  const dropEnvelopes = database.prepare('delete from envelope where id in (select id from sealed where person = ?)');
  const dropSealed = database.prepare('delete from sealed where person = ?');
  const park = database.prepare('insert or replace into parked (person, slot, reason) values (?, ?, ?)');
  const unpark = database.prepare('delete from parked where person = ? and slot = ?');
  const anyParked = database.prepare('select 1 from parked limit 1');
  const parked = database.prepare('select slot, reason from parked where person = ?');

  const write = ({ id, device, passed, up, until, membership }: Passing): void => {
    put.run(
      ...[id, device.token, device.replica, passed.epoch, passed.revision, up.epoch, up.revision],
      ...[until?.epoch ?? null, until?.revision ?? null, membership ? JSON.stringify(membership) : null],
    );
  };

  return {
    keepDevice({ token, replica }, nowMs) {
      keepDevice.run(token, replica, nowMs);
    },
    refuseDevice(token, refusal) {
      refuse.run(refusal, token);
    },
    refusalOf: (token) => v.parse(refusedSchema, refused.get(token))?.refused ?? undefined,
    devices: () => v.parse(v.array(deviceSchema), devices.all()),
    find: (person) => v.parse(v.optional(passingSchema), find.get(person)),
    put: write,
    send: (passing, sent, nowMs) =>
      transact(database, () => {
        write(passing);
        for (const { id, envelope, request, answerKey } of sent) {
          keepEnvelope.run(id, envelope, nowMs);
          keepSealed.run(id, passing.id, request, answerKey.ephemeralKey, answerKey.secret);
        }
      }),
    sent: (person) => v.parse(v.array(sealedSchema), sealed.all(person)),
    onTheWay: () => v.parse(v.array(v.object({ id: v.string() })), onTheWay.all()).map(({ id }) => id),
    settle: (passing, word) =>
      transact(database, () => {
        dropEnvelopes.run(passing.id);
        dropSealed.run(passing.id);
        write(passing);
        for (const slot of word.taken) unpark.run(passing.id, slot);
        for (const { slot, reason } of word.parked) park.run(passing.id, slot, reason);
      }),
    hasParked: () => anyParked.get() !== undefined,
    parked: (person) => v.parse(v.array(v.object({ slot: v.string(), reason: v.number() })), parked.all(person)),
  };
}
