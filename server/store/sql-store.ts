import { type Dialect, Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { createClass, hasClass, listLearners, readClass, revokeDevice } from './classes.ts';
import type { StoreContext, Transact } from './context.ts';
import { addDevice, registerDevice } from './devices.ts';
import { exchange } from './exchange.ts';
import type { RunExchange } from './exchange-port.ts';
import { describeCode, join } from './join.ts';
import { makeLinkCode, makeLinkCodeFor } from './link-codes.ts';
import { findPasswordHash, logIn, setLogin } from './logins.ts';
import { me } from './membership.ts';
import type { EngineTypes } from './migrations/engine-types.ts';
import { migrations } from './migrations/index.ts';
import { rebuildProgress } from './progress.ts';
import { readFacts } from './read-facts.ts';
import { describeRecovery, recover } from './recovery.ts';
import { keepOnce, probe, readServerEpoch } from './server-meta.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

export interface SqlEngine extends EngineTypes {
  readonly dialect: Dialect;
  readonly transactOn: (db: Kysely<Tables>) => Transact;
  readonly exchangeOn: (db: Kysely<Tables>) => RunExchange;
}

/** Opens the store, bringing its tables up to date. `now` is milliseconds since 1970. */
export async function openSqlStore(engine: SqlEngine, now: () => number): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: engine.dialect });
  try {
    const { error } = await new Migrator({ db, provider: migrations(engine) }).migrateToLatest();
    if (error) throw error;
    return storeOf({
      db,
      transact: engine.transactOn(db),
      runExchange: engine.exchangeOn(db),
      now,
      serverEpoch: await readServerEpoch(db),
    });
  } catch (error) {
    // An open connection would keep the process from ending.
    await db.destroy();
    throw error;
  }
}

function storeOf(context: StoreContext): Store {
  const { db } = context;
  return {
    registerDevice: (device) => registerDevice(context, device),
    addDevice: (bearer, device) => addDevice(context, bearer, device),
    exchange: (token, incoming) => exchange(context, token, incoming),
    describeCode: (token, code) => describeCode(context, token, code),
    join: (token, code, name) => join(context, token, code, name),
    makeLinkCode: (token) => makeLinkCode(context, token),
    me: (token) => me(context, token),
    readFacts: (token, course) => readFacts(context, token, course),
    describeRecovery: (recovery) => describeRecovery(context, recovery),
    recover: (recovery, device) => recover(context, recovery, device),
    setLogin: (token, login) => setLogin(context, token, login),
    findPasswordHash: (name) => findPasswordHash(context, name),
    logIn: (login, device) => logIn(context, login, device),
    createClass: (newClass) => createClass(context, newClass),
    hasClass: (classId) => hasClass(context, classId),
    readClass: (secret) => readClass(context, secret),
    listLearners: (classId) => listLearners(context, classId),
    makeLinkCodeFor: (classId, person) => makeLinkCodeFor(context, classId, person),
    revokeDevice: (classId, replica) => revokeDevice(context, classId, replica),
    rebuildProgress: (options) => rebuildProgress(context, options),
    at: (nowMs) => storeOf({ ...context, now: () => nowMs }),
    keepOnce: (name, make) => keepOnce(db, name, make),
    probe: () => probe(db),
    close: () => db.destroy(),
  };
}
