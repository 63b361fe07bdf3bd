import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { encodeDevices, type ListedDevice } from '../device-list.ts';
import { rebuildPerson } from '../progress.ts';
import type { Tables } from '../tables.ts';
import type { EngineTypes } from './engine-types.ts';

/** What an exchange needs stands in the person's own row; what is derived of her facts has a table of its own. */
export const exchange = ({ bytes }: EngineTypes): Migration => ({
  async up(db: Kysely<Tables>) {
    const { schema } = db;
    const columns = new Set(
      (await db.introspection.getTables()).find(({ name }) => name === 'person')?.columns.map((c) => c.name),
    );
    if (!columns.has('version')) {
      await schema
        .alterTable('person')
        .addColumn('version', 'bigint', (c) => c.notNull().defaultTo(0))
        .execute();
    }
    if (!columns.has('state_bytes')) {
      await schema
        .alterTable('person')
        .addColumn('state_bytes', 'bigint', (c) => c.notNull().defaultTo(0))
        .execute();
    }
    if (!columns.has('devices')) await schema.alterTable('person').addColumn('devices', bytes).execute();
    await schema
      .createTable('progress')
      .ifNotExists()
      .addColumn('person_id', 'text', (c) => c.notNull())
      .addColumn('course', 'bigint', (c) => c.notNull())
      .addColumn('seconds_studied', 'bigint', (c) => c.notNull())
      .addColumn('items_begun', 'bigint', (c) => c.notNull())
      .addColumn('items_done', 'bigint', (c) => c.notNull())
      .addColumn('attempts_handed_in', 'bigint', (c) => c.notNull())
      .addColumn('revision', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('progress_key', ['person_id', 'course'])
      .execute();
    await listDevices(db);
    await weighStates(db);
    for (const { id } of await db.selectFrom('person').select('id').execute()) await rebuildPerson(db, id, false);
  },
});

async function listDevices(db: Kysely<Tables>): Promise<void> {
  const rows = await db.selectFrom('device').selectAll().orderBy('created_at_ms').execute();
  const lists = new Map<string, ListedDevice[]>();
  for (const row of rows) {
    const device = {
      tokenHash: row.token_hash,
      replica: row.replica,
      createdAtMs: row.created_at_ms,
      lastSeenAtMs: row.last_seen_at_ms,
      revokedAtMs: row.revoked_at_ms,
      clockOffsetMinutes: null,
      ratchet: null,
    };
    lists.set(row.person_id, [...(lists.get(row.person_id) ?? []), device]);
  }
  for (const [person, devices] of lists) {
    await db
      .updateTable('person')
      .set({ devices: encodeDevices(devices) })
      .where('id', '=', person)
      .execute();
  }
}

const weighStates = (db: Kysely<Tables>) =>
  db
    .updateTable('person')
    .set(({ selectFrom }) => ({
      state_bytes: selectFrom('state')
        .select(({ fn, val }) => fn.coalesce(fn.sum<number>(fn('length', ['state.facts'])), val(0)).as('bytes'))
        .whereRef('state.person_id', '=', 'person.id'),
    }))
    .execute();
