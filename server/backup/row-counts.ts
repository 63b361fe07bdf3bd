import * as v from 'valibot';
import type { Tables } from '../store/tables.ts';

type Counted = Exclude<keyof Tables, 'server_meta'>;

/** Every table but the server's own notes, which a copy leaves out in part. */
const COUNTED: Readonly<Record<Counted, true>> = {
  person: true,
  device: true,
  state: true,
  progress: true,
  parked: true,
  class: true,
  membership: true,
  link_code: true,
  access: true,
  recovery: true,
  login: true,
};

/** Rows by table. */
export type RowCounts = ReadonlyMap<string, number>;

const rowSchema = v.tuple([v.object({ count: v.number() })]);

/** Counts the rows of all tables; `ask` runs one statement. */
export async function countRows(ask: (sql: string) => unknown[] | Promise<unknown[]>): Promise<RowCounts> {
  const counts = new Map<string, number>();
  for (const table of Object.keys(COUNTED)) {
    const [{ count }] = v.parse(rowSchema, await ask(`select count(*) as count from ${table}`));
    counts.set(table, count);
  }
  return counts;
}

export const isSameCounts = (a: RowCounts, b: RowCounts): boolean =>
  [...a].every(([table, count]) => b.get(table) === count);

/** Whether each count lies between those of two moments. */
export const isBetween = (counts: RowCounts, before: RowCounts, after: RowCounts): boolean =>
  [...counts].every(([table, count]) => {
    const bounds = [before.get(table) ?? 0, after.get(table) ?? 0];
    return Math.min(...bounds) <= count && count <= Math.max(...bounds);
  });
