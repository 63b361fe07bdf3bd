import { type Extent, isSameSelection } from '../../protocol/pack/selection.ts';
import type { MayMove } from '../usage/may-move.ts';
import { readListed } from './catalogue.ts';
import { lessonsOf, type OpenCourse, readCourse } from './course.ts';
import type { LibraryDeps } from './deps.ts';
import type { Download } from './download-row.ts';
import type { LibraryDb } from './library-db.ts';
import { costOf } from './plan.ts';

/** Behind whatever she asks for while it comes. */
const LAST_PLACE = Number.MAX_SAFE_INTEGER;

/** Where a person studies, in a course that she has chosen and not downloaded. */
export interface NextLesson {
  course: number;
  /** The lesson that she goes on with. */
  lesson: number;
  /** The language that she studies in. */
  lang: string;
}

export interface AheadDeps extends Pick<LibraryDeps, 'library' | 'now'> {
  mayMove: MayMove;
  /** What may be moved without being asked for. */
  budgetBytes: () => Promise<number>;
}

/**
 * Wishes for the texts, captions and pictures of the module that a person goes on in and of the one after it, so that they are here before
 * she needs them. It stays behind all that she asked for, within the budget, and within her rules; a wish of her own for the course,
 * or a word of hers about this one (paused, kept always), is never touched. `true` when something was wished for.
 */
export async function fetchAhead(deps: AheadDeps, next: NextLesson): Promise<boolean> {
  const { library, now, mayMove } = deps;
  const [course, listed] = await Promise.all([readCourse(library, next.course), readListed(library, next.course)]);
  const before = await mayReplace(library, next.course);
  if (!course || before === 'hers') return false;
  const budgetBytes = await deps.budgetBytes();
  for (const modules of modulesAhead(course, next.lesson)) {
    const parts: Record<number, Extent> = { ...before?.parts };
    for (const module of modules) parts[module] = 'text';
    const version = Math.max(course.version, listed?.version ?? 0);
    const wish = { version, lang: next.lang, rung: 'none', parts } as const;
    if (before && isSameSelection(before, wish)) return false;
    const bytes = await costOf(library, course, wish);
    if (bytes > budgetBytes) continue;
    if (await mayMove({ kind: 'text', bytes, restBytes: bytes, isNow: false })) return false;
    return library.transaction('rw', library.downloads, async () => {
      const row = await mayReplace(library, next.course);
      if (row === 'hers') return false;
      await library.downloads.put({
        course: next.course,
        ...wish,
        state: 'waiting',
        doneBytes: 0,
        totalBytes: 0,
        place: LAST_PLACE,
        isAhead: true,
        ...(row?.kept && { kept: row.kept }),
        updatedAt: now(),
      });
      return true;
    });
  }
  return false;
}

/** The modules to have: those of this lesson and of what comes after it; where that is too much, this lesson's alone. */
export function modulesAhead(course: Pick<OpenCourse, 'root' | 'modules'>, lesson: number): number[][] {
  const module = lessonsOf(course).find((placed) => placed.lesson.number === lesson)?.module;
  if (!module) return [];
  const after = course.modules[course.modules.indexOf(module) + 1];
  return after ? [[module.number, after.number], [module.number]] : [[module.number]];
}

/** The wish of the app's own that may be taken further, undefined where there is none yet; `hers` where a person has the word. */
async function mayReplace(library: LibraryDb, course: number): Promise<Download | undefined | 'hers'> {
  const rows = await library.downloads.toArray();
  // What her rules or the line hold up is not held up any longer by this.
  const isBusy = rows.some(
    ({ state, hold, reason }) => state === 'coming' || (state === 'waiting' && !hold && !reason),
  );
  const row = rows.find((one) => one.course === course);
  const isHers = row !== undefined && (!row.isAhead || row.isPinned === true || row.state !== 'here');
  return isBusy || isHers ? 'hers' : row;
}
