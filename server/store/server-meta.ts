import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { newEpoch } from './secrets.ts';
import type { Tables } from './tables.ts';

/** The server's epoch; made on the first start, and again on the first start of a restored backup, which has none. */
export async function readServerEpoch(db: Kysely<Tables>): Promise<string> {
  await db
    .insertInto('server_meta')
    .values({ key: 'epoch', value: newEpoch() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await readMeta(db, 'epoch')) ?? '';
}

/** Writes and reads back: a full or read-only disk shows here before it shows in a lost exchange. */
export async function probe(db: Kysely<Tables>): Promise<void> {
  const value = randomUUID();
  await db
    .insertInto('server_meta')
    .values({ key: 'probe', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  if ((await readMeta(db, 'probe')) === undefined) throw new Error('the database does not give back what it took');
}

/** What is kept under this name; where nothing is yet, what `make` makes. Who comes second gets what the first has kept. */
export async function keepOnce(db: Kysely<Tables>, key: string, make: () => Promise<string>): Promise<string> {
  const known = await readMeta(db, key);
  if (known !== undefined) return known;
  await db
    .insertInto('server_meta')
    .values({ key, value: await make() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await readMeta(db, key)) ?? '';
}

async function readMeta(db: Kysely<Tables>, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('server_meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}
