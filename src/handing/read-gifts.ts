import { keptChunks } from '../data/library/chunks.ts';
import type { CourseRow, LibraryDb } from '../data/library/library-db.ts';
import { areHere } from '../data/library/plan.ts';
import { RUNGS, type Rung } from '../protocol/pack/module-manifest.ts';
import { planDownload } from '../protocol/pack/plan-download.ts';
import { cappedAt } from './capped-at.ts';

/** A course that can be handed on, and up to which rungs. */
export interface Gift {
  row: CourseRow;
  /** The lightest first; with what each weighs in a file, in bytes. */
  forms: readonly { rung: Rung; bytes: number }[];
}

/** The courses that are whole on this phone. Lower rungs only where all of them happens to be here too. A plain read. */
export async function readGifts(db: LibraryDb): Promise<Gift[]> {
  const kept = await keptChunks(db);
  const gifts: Gift[] = [];
  for (const { course, kept: selection } of await db.downloads.toArray()) {
    const row = selection && (await db.courses.get([course, selection.version]));
    if (!row) continue;
    const forms = new Map<number, Rung>();
    for (const rung of RUNGS) {
      const plan = planDownload(row, cappedAt(selection, rung));
      const bytes = plan.reduce((sum, ref) => sum + ref.bytes, 0);
      // A rung that adds nothing is none of its own: the first name that fits is the truest.
      if (!forms.has(bytes) && plan.length > 0 && (await areHere(db, plan, kept))) forms.set(bytes, rung);
    }
    if (forms.size > 0) gifts.push({ row, forms: [...forms].map(([bytes, rung]) => ({ rung, bytes })) });
  }
  return gifts;
}
