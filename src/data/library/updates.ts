import { isNothing, type Selection, selectionOf, type Wanted } from '../../protocol/pack/selection.ts';
import type { OpenCourse } from './course.ts';
import type { Download } from './download-row.ts';
import type { LibraryDb } from './library-db.ts';
import { costOf } from './plan.ts';

/** A newer version of a course that is whole on the phone. */
export interface Update {
  readonly course: number;
  /** What is here, as the newer version has it. */
  readonly wanted: Wanted;
  /** Bytes that it would move: those of the chunks that the phone does not have. */
  readonly costBytes: number;
}

/**
 * The updates of what is whole on this phone, as far as the newer versions' manifests are on it: nothing is fetched to
 * know of them. A plain read: it can stand inside a live query.
 */
export async function readUpdates(db: LibraryDb): Promise<Update[]> {
  const downloads = await db.downloads.orderBy('course').toArray();
  const updates = await Promise.all(downloads.map((download) => readUpdate(db, download)));
  return updates.filter((update) => update !== undefined);
}

async function readUpdate(db: LibraryDb, { course, state, kept, isAhead }: Download): Promise<Update | undefined> {
  // What the app fetched ahead of her it brings up to date by itself.
  if (state !== 'here' || !kept || isAhead) return undefined;
  const versions = await db.courses.where({ course }).primaryKeys();
  const newest = Math.max(...versions.map(([, version]) => version));
  const newer = newest > kept.version ? await db.courses.get([course, newest]) : undefined;
  const wanted = newer && carryOver(kept, newer);
  return wanted && { course, wanted, costBytes: await costOf(db, newer, wanted) };
}

/**
 * What is asked for of another version in place of a selection: the same, without what is not in it any more. What only moved within the
 * course is known by its number. Undefined where nothing is left of it.
 */
export function carryOver(selection: Selection, { modules }: Pick<OpenCourse, 'modules'>): Wanted | undefined {
  const numbers = new Set(
    modules.flatMap(({ number, lessons }) => [
      number,
      ...lessons.flatMap((lesson) => [lesson.number, ...lesson.items.map((item) => item.number)]),
    ]),
  );
  const { version: _, parts = {}, ...rest } = selectionOf(selection);
  const left = Object.entries(parts).filter(([number]) => numbers.has(Number(number)));
  const wanted = { ...rest, ...(left.length > 0 && { parts: Object.fromEntries(left) }) };
  return isNothing(wanted) ? undefined : wanted;
}
