import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How a person is found again whose phone lost its storage: recovery tokens of devices, and logins. */
export const waysBack = (): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('recovery')
      .ifNotExists()
      .addColumn('recovery_hash', 'text', (c) => c.primaryKey())
      .addColumn('token_hash', 'text', (c) => c.notNull().references('device.token_hash'))
      .execute();
    await db.schema
      .createTable('login')
      .ifNotExists()
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('password_hash', 'text', (c) => c.notNull())
      .addColumn('created_at_ms', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('login_of_person').ifNotExists().on('login').column('person_id').execute();
  },
});
