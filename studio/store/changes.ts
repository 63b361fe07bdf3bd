import * as v from 'valibot';
import { canonicalJson } from '../../src/protocol/pack/canonical-json.ts';
import { numberSchema } from '../../src/protocol/pack/words.ts';
import type { Report } from '../report/finding.ts';
import { readJson } from './read-json.ts';
import type { Store } from './store.ts';

const PATH = 'changes.json';

/** What whoever signs the catalogue remembers between two builds; phones never see it, so it is not signed. */
const changesSchema = v.object({
  /** The catalogue's newest counter. */
  counter: numberSchema,
  /** How the entries were made, `ENTRY_REVISION`. */
  entries: numberSchema,
  /** Every change after this counter is known. */
  since: numberSchema,
  /** The counter at which a course last changed in the catalogue, or went from it, by course number. */
  courses: v.record(v.string(), numberSchema),
});
export type Changes = v.InferOutput<typeof changesSchema>;

/**
 * The courses that changed after a counter, as far back as they are at most so many: `from` is that counter, and a phone that has
 * a catalogue of it, or of a later one, needs no others (pack-spec [CAT5]).
 */
export function lastChanges({ since, courses }: Changes, atMost: number): { from: number; courses: Set<number> } {
  const newestFirst = Object.entries(courses).sort(([, a], [, b]) => b - a);
  const left = newestFirst[atMost]?.[1];
  const from = Math.max(since, left ?? since);
  const changed = newestFirst.filter(([, counter]) => counter > from).map(([course]) => Number(course));
  return { from, courses: new Set(changed) };
}

/** Undefined where the store never had a catalogue, or has lost this: then there are no deltas from before. */
export const readChanges = (store: Store, report: Report): Changes | undefined =>
  readJson(store, PATH, changesSchema, report);

export const writeChanges = (store: Store, changes: Changes): void => store.putFile(PATH, canonicalJson(changes));
