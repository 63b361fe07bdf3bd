import { type ColumnDataType, type Dialect, Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { createClass, hasClass, listLearners, readClass, revokeDevice } from './classes.ts';
import type { StoreContext } from './context.ts';
import { registerDevice } from './devices.ts';
import { exchange } from './exchange.ts';
import { describeCode, join } from './join.ts';
import { makeLinkCode, makeLinkCodeFor } from './link-codes.ts';
import { migrations } from './migrations.ts';
import { probe, readServerEpoch } from './server-meta.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

export interface SqlEngine {
  readonly dialect: Dialect;
  /** What it calls a column of bytes. */
  readonly bytes: ColumnDataType;
}

/** Opens the store, bringing its tables up to date. `now` is milliseconds since 1970. */
export async function openSqlStore(engine: SqlEngine, now: () => number): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: engine.dialect });
  const { error } = await new Migrator({ db, provider: migrations(engine.bytes) }).migrateToLatest();
  if (error) throw error;
  return storeOf({ db, now, serverEpoch: await readServerEpoch(db) });
}

function storeOf(context: StoreContext): Store {
  const { db } = context;
  return {
    registerDevice: (device) => registerDevice(context, device),
    exchange: (token, request) => exchange(context, token, request),
    describeCode: (token, code) => describeCode(context, token, code),
    join: (token, code, name) => join(context, token, code, name),
    makeLinkCode: (token) => makeLinkCode(context, token),
    createClass: (newClass) => createClass(context, newClass),
    hasClass: (classId) => hasClass(context, classId),
    readClass: (secret) => readClass(context, secret),
    listLearners: (classId) => listLearners(context, classId),
    makeLinkCodeFor: (classId, person) => makeLinkCodeFor(context, classId, person),
    revokeDevice: (classId, replica) => revokeDevice(context, classId, replica),
    at: (nowMs) => storeOf({ ...context, now: () => nowMs }),
    probe: () => probe(db),
    close: () => db.destroy(),
  };
}
