import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { EngineTypes } from './engine-types.ts';

/** Persons, devices, joined facts, classes and codes. */
export const peopleAndFacts = ({ bytes }: EngineTypes): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('server_meta')
      .ifNotExists()
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('person')
      .ifNotExists()
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text')
      .addColumn('epoch', 'text', (c) => c.notNull())
      .addColumn('revision', 'bigint', (c) => c.notNull())
      .addColumn('max_lamport', 'bigint', (c) => c.notNull())
      .addColumn('merged_into', 'text', (c) => c.references('person.id'))
      .addColumn('created_at_ms', 'bigint', (c) => c.notNull())
      .addColumn('last_exchange_at_ms', 'bigint')
      .execute();
    await db.schema
      .createTable('device')
      .ifNotExists()
      .addColumn('token_hash', 'text', (c) => c.primaryKey())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('replica', 'text', (c) => c.notNull())
      .addColumn('created_at_ms', 'bigint', (c) => c.notNull())
      .addColumn('last_seen_at_ms', 'bigint')
      .addColumn('revoked_at_ms', 'bigint')
      .execute();
    await db.schema.createIndex('device_of_person').ifNotExists().on('device').column('person_id').execute();
    await db.schema
      .createTable('state')
      .ifNotExists()
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('course', 'bigint', (c) => c.notNull())
      .addColumn('revision', 'bigint', (c) => c.notNull())
      .addColumn('facts', bytes, (c) => c.notNull())
      .addPrimaryKeyConstraint('state_key', ['person_id', 'course'])
      .execute();
    await db.schema
      .createTable('parked')
      .ifNotExists()
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('fact_hash', 'text', (c) => c.notNull())
      .addColumn('replica', 'text', (c) => c.notNull())
      .addColumn('reason', 'bigint', (c) => c.notNull())
      .addColumn('fact', bytes, (c) => c.notNull())
      .addColumn('created_at_ms', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('parked_key', ['person_id', 'fact_hash'])
      .execute();
    await db.schema
      .createTable('class')
      .ifNotExists()
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('code', 'text', (c) => c.notNull().unique())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('is_simulated', 'bigint', (c) => c.notNull().defaultTo(sql.lit(0)))
      .execute();
    await db.schema
      .createTable('membership')
      .ifNotExists()
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('class_id', 'text', (c) => c.notNull().references('class.id'))
      .addPrimaryKeyConstraint('membership_key', ['person_id', 'class_id'])
      .execute();
    await db.schema.createIndex('members_of_class').ifNotExists().on('membership').column('class_id').execute();
    await db.schema
      .createTable('link_code')
      .ifNotExists()
      .addColumn('code_hash', 'text', (c) => c.primaryKey())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('expires_at_ms', 'bigint', (c) => c.notNull())
      .addColumn('used_by', 'text')
      .execute();
    await db.schema
      .createTable('access')
      .ifNotExists()
      .addColumn('secret_hash', 'text', (c) => c.primaryKey())
      .addColumn('class_id', 'text', (c) => c.notNull().references('class.id'))
      .addColumn('role', 'text', (c) => c.notNull())
      .execute();
  },
});
