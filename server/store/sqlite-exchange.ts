import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { type Compilable, type Kysely, sql } from 'kysely';
import { admitDevice } from '../exchange/admit-device.ts';
import type { ExchangeContext, ExchangeOutcome, Incoming } from '../exchange/incoming.ts';
import { planExchange, readRequest, wantedStates } from '../exchange/plan-exchange.ts';
import type { LearnerChange, PersonRow, StateRow, WantedStates } from './exchange-port.ts';
import { NO_REVISION } from './exchange-port.ts';
import { addProgressQuery } from './progress.ts';
import type { Tables } from './tables.ts';

type ExchangeNow = (tokenHash: string, incoming: Incoming, context: ExchangeContext) => ExchangeOutcome;

/**
 * One exchange on SQLite, at once, inside the transaction that is open: nobody writes between its read and its write. Its
 * statements are said in Kysely, and compiled and prepared once.
 */
export function sqliteExchange(database: DatabaseSync, db: Kysely<Tables>): ExchangeNow {
  const rows = prepareRows(database, db);
  return (tokenHash, incoming, context) => {
    const person = rows.findPerson(tokenHash);
    if (!person) return { status: 'unknownToken' };
    const admission = admitDevice(person, tokenHash, incoming, context);
    if (admission.status !== 'admitted') return admission;
    const said = readRequest(incoming, admission.replica);
    if (said.status !== 'read') return said;
    const states = rows.readStates(person.id, wantedStates(admission, incoming, said.courses.keys()));
    const { change, outcome } = planExchange(admission, states, said, incoming, context);
    rows.write(change, { person: person.at, states: new Map(states.map(({ course, at }) => [course, at])) });
    return outcome;
  };
}

/** Where a row lies in its table: found by it, a row needs no index when it is written back in the same transaction. */
interface Placed {
  readonly at: number;
}
const ROW_ID = sql.ref<number>('rowid');

interface Places {
  readonly person: number;
  /** By course; those that are missing begin. */
  readonly states: ReadonlyMap<number, number>;
}

function prepareRows(database: DatabaseSync, db: Kysely<Tables>) {
  const person = statement(
    database,
    db
      .selectFrom('device')
      .innerJoin('person', 'person.id', 'device.person_id')
      .select(['id', 'version', 'epoch', 'revision', 'max_lamport', 'state_bytes', 'devices', 'last_exchange_at_ms'])
      .select(sql.ref('person.rowid').as('at'))
      .where('device.token_hash', '=', ''),
  );
  const states = db
    .selectFrom('state')
    .select(['course', 'revision', 'facts', ROW_ID.as('at')])
    .where('person_id', '=', '');
  const ofCourse = statement(database, states.where('course', '=', 0));
  const changedAfter = statement(database, states.where('revision', '>', 0));
  const write = prepareWrite(database, db);

  return {
    findPerson(tokenHash: string): (PersonRow & Placed) | undefined {
      const row = person.get([tokenHash]);
      return row && personRow(row);
    },
    readStates(id: string, wanted: WantedStates): (StateRow & Placed)[] {
      const changed = wanted.changedAfter === NO_REVISION ? [] : changedAfter.all([id, wanted.changedAfter]);
      const found = changed.map(stateRow);
      const known = new Set(found.map((row) => row.course));
      for (const course of wanted.courses) {
        if (known.has(course)) continue;
        const row = ofCourse.get([id, course]);
        if (row) found.push(stateRow(row));
      }
      return found;
    },
    write,
  };
}

function prepareWrite(database: DatabaseSync, db: Kysely<Tables>): (change: LearnerChange, places: Places) => void {
  const person = statement(
    database,
    db
      .updateTable('person')
      .set({
        version: 0,
        epoch: '',
        revision: 0,
        max_lamport: 0,
        state_bytes: 0,
        devices: null,
        last_exchange_at_ms: 0,
      })
      .where(ROW_ID, '=', 0),
  );
  const state = statement(
    database,
    db.updateTable('state').set({ revision: 0, facts: new Uint8Array() }).where(ROW_ID, '=', 0),
  );
  const newState = statement(
    database,
    db.insertInto('state').values({ person_id: '', course: 0, revision: 0, facts: new Uint8Array() }),
  );
  const progress = statement(
    database,
    addProgressQuery(db, {
      person_id: '',
      course: 0,
      seconds_studied: 0,
      items_begun: 0,
      items_done: 0,
      attempts_handed_in: 0,
      revision: 0,
    }),
  );
  const parked = statement(
    database,
    db
      .insertInto('parked')
      .values({ person_id: '', fact_hash: '', replica: '', reason: 0, fact: new Uint8Array(), created_at_ms: 0 })
      .onConflict((conflict) => conflict.doNothing()),
  );

  return ({ id, heldVersion, person: to, states, progress: steps, parked: aside }, places) => {
    person.run([
      heldVersion + 1,
      to.epoch,
      to.revision,
      to.max_lamport,
      to.state_bytes,
      to.devices,
      to.last_exchange_at_ms,
      places.person,
    ]);
    for (const row of states) {
      const at = places.states.get(row.course);
      if (at === undefined) newState.run([id, row.course, row.revision, row.facts]);
      else state.run([row.revision, row.facts, at]);
    }
    for (const row of steps) {
      progress.run([
        id,
        row.course,
        row.seconds_studied,
        row.items_begun,
        row.items_done,
        row.attempts_handed_in,
        row.revision,
      ]);
    }
    for (const row of aside) {
      parked.run([id, row.fact_hash, row.replica, row.reason, row.fact, row.created_at_ms]);
    }
  };
}

type Row = Record<string, SQLOutputValue>;

/** A statement that is compiled and prepared once; its values are given in the order in which the query says them. */
function statement(database: DatabaseSync, query: Compilable) {
  const prepared = database.prepare(query.compile().sql);
  return {
    get: (values: readonly SQLInputValue[]): Row | undefined => prepared.get(...values),
    all: (values: readonly SQLInputValue[]): Row[] => prepared.all(...values),
    run: (values: readonly SQLInputValue[]): void => {
      prepared.run(...values);
    },
  };
}

const personRow = (row: Row): PersonRow & Placed => ({
  at: number(row.at),
  id: text(row.id),
  version: number(row.version),
  epoch: text(row.epoch),
  revision: number(row.revision),
  max_lamport: number(row.max_lamport),
  state_bytes: number(row.state_bytes),
  devices: row.devices === null ? null : bytes(row.devices),
  last_exchange_at_ms: row.last_exchange_at_ms === null ? null : number(row.last_exchange_at_ms),
});

const stateRow = (row: Row): StateRow & Placed => ({
  at: number(row.at),
  course: number(row.course),
  revision: number(row.revision),
  facts: bytes(row.facts),
});

class DamagedRowError extends Error {
  override readonly name = 'DamagedRowError';
}

function text(value: SQLOutputValue | undefined): string {
  if (typeof value !== 'string') throw new DamagedRowError('not a text');
  return value;
}

function number(value: SQLOutputValue | undefined): number {
  if (typeof value !== 'number') throw new DamagedRowError('not a number');
  return value;
}

function bytes(value: SQLOutputValue | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new DamagedRowError('not bytes');
  return value;
}
