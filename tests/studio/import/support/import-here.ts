import type { Imported } from '../../../../studio/import/draft.ts';
import { importCourse } from '../../../../studio/import/import-course.ts';

/** The course number that imported courses of these tests have. */
export const NUMBERS = { publisher: 9, number: 5 };

/** Imports without encoding any video. */
export const importHere = (source: string, out: string, { replace = false } = {}) =>
  importCourse({ source, out, replace, ...NUMBERS, encode: async () => false, signal: new AbortController().signal });

/** How many of each kind came in. */
export const imported = (counts: Imported['counts']): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, count.imported]));
