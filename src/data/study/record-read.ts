import { normalise } from '../../protocol/facts/coverage.ts';
import type { ItemRef } from './item-ref.ts';
import { record } from './record.ts';
import type { StudyDb } from './study-db.ts';

/** Blocks keep their numbers through all versions of a text, so a text has one revision. */
const TEXT_REVISION = '1';

/** Keeps which blocks of a text were read, by their numbers. */
export async function recordRead(
  db: StudyDb,
  { course, item }: ItemRef,
  blockNumbers: readonly number[],
): Promise<void> {
  const value = normalise(blockNumbers.map((n) => [n, n + 1]));
  if (value.length === 0) return;
  await record(db, () => [{ course, item, kind: 'coverage', sub: TEXT_REVISION, value }]);
}
