import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { decodeCourseState } from '../../server/store/course-state.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';

const rowSchema = v.object({ person_id: v.string(), facts: v.instance(Uint8Array) });

/** All facts on the server's disk, by person: read from its database file, beside the running server. */
export function readServerFacts(dataDir: string): Map<string, Fact[]> {
  const db = new DatabaseSync(join(dataDir, 'caravan.sqlite'), { readOnly: true });
  try {
    return factsOfRows(db.prepare('select person_id, facts from state').all());
  } finally {
    db.close();
  }
}

/** The same of rows that were read from any engine. */
export function factsOfRows(rows: readonly unknown[]): Map<string, Fact[]> {
  const persons = new Map<string, Fact[]>();
  for (const row of rows) {
    const { person_id, facts } = v.parse(rowSchema, row);
    const known = persons.get(person_id) ?? [];
    persons.set(person_id, [...known, ...[...decodeCourseState(facts).values()].map((slot) => slot.fact)]);
  }
  return persons;
}
