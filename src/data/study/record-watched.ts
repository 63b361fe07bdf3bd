import { type Interval, normalise } from '../../protocol/facts/coverage.ts';
import type { ItemRef } from './item-ref.ts';
import { record } from './record.ts';
import type { StudyDb } from './study-db.ts';

/** Keeps which whole seconds of a medium's revision were played: half-open intervals [from, to). */
export async function recordWatched(
  db: StudyDb,
  { course, item, revision }: ItemRef & { revision: number },
  intervals: readonly Interval[],
): Promise<void> {
  const value = normalise(intervals);
  if (value.length === 0) return;
  await record(db, () => [{ course, item, kind: 'coverage', sub: String(revision), value }]);
}
