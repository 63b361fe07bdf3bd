import { DatabaseSync } from 'node:sqlite';
import { makeOwn } from './own-file.ts';

/**
 * What a hub has taken in and not handed on yet, and what it needs to do so. Times are milliseconds since 1970; ids, persons and replicas are in hex.
 *
 * envelope: somebody's sealed work, by the name that its receipt will have; `envelope` goes when the receipt has come. A receipt without `answer`:
 * the server could not open it.
 * sealed: of envelopes that this hub made itself, in the name of a phone that opened its app here, what their receipts are understood with.
 * device: the tokens of such phones, in plain: with them the hub speaks for those people.
 * person: how far their work went up, and what came down. `until` is set while envelopes are on their way: so far it will have gone up then.
 * parked: facts that the server keeps aside.
 */
const TABLES = `
  create table if not exists kept (name text primary key, value text not null) strict;
  create table if not exists envelope (
    id text primary key, envelope blob, answer blob, is_answered integer not null default 0,
    taken_at_ms integer not null, tried_at_ms integer not null default 0
  ) strict;
  create index if not exists envelope_waits on envelope (is_answered, tried_at_ms);
  create table if not exists sealed (
    id text primary key, person text not null, request blob not null, ephemeral_key blob not null, secret blob not null
  ) strict;
  create table if not exists device (
    token text primary key, replica text not null, kept_at_ms integer not null, refused text
  ) strict;
  create table if not exists person (
    id text primary key, token text not null, replica text not null,
    passed_epoch text not null, passed_revision integer not null,
    up_epoch text not null, up_revision integer not null,
    until_epoch text, until_revision integer, membership text
  ) strict;
  create table if not exists parked (
    person text not null, slot text not null, reason integer not null, primary key (person, slot)
  ) strict;
`;

/** A connection that has whatever it committed on the disk. For its owner alone: tokens are in it. */
export function openHubDb(file: string): DatabaseSync {
  makeOwn(file);
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA busy_timeout = 5000;
    ${TABLES}
  `);
  return database;
}

/** All of it or nothing. `work` is done at once. */
export function transact<T>(database: DatabaseSync, work: () => T): T {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}
