import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';

const stateSchema = v.object({ facts: v.instance(Uint8Array) });

/** The rows of a database that no server has open. */
export function readRows(file: string): {
  state: (person: string, course: number) => Uint8Array;
  close: () => void;
} {
  const db = new DatabaseSync(file, { readOnly: true });
  const state = db.prepare('select facts from state where person_id = ? and course = ?');
  return {
    state: (person, course) => v.parse(stateSchema, state.get(person, course)).facts,
    close: () => db.close(),
  };
}
