import * as v from 'valibot';
import { PASSAGE_KINDS } from '../documents/page.ts';
import { listingSchema } from '../store/library-rows.ts';
import { snippetSchema } from './snippet.ts';

/** A course of the catalogue that was found, as it is shown. */
export const courseFoundSchema = v.pick(listingSchema, [
  ...(['course', 'lang', 'title', 'minutes', 'publisher', 'partner', 'bytes', 'mark'] as const),
]);
export type CourseFound = v.InferOutput<typeof courseFoundSchema>;

/** A passage of a course that is on this phone. Titles and words are in `lang`. */
export const passageFoundSchema = v.object({
  kind: v.picklist(PASSAGE_KINDS),
  lang: v.string(),
  course: v.number(),
  courseTitle: v.string(),
  lesson: v.optional(v.number()),
  lessonTitle: v.optional(v.string()),
  item: v.optional(v.number()),
  title: v.optional(v.string()),
  /** Number of a block, question or term; the second of a transcript. */
  place: v.number(),
  snippet: snippetSchema,
});
export type PassageFound = v.InferOutput<typeof passageFoundSchema>;

/** What lies with the page that searches, and not in the library: notes, terms that come with the app. */
export const OWN_KINDS = ['note', 'term'] as const;
export type OwnKind = (typeof OWN_KINDS)[number];

export const ownTextSchema = v.object({
  /** The address that it leads to. */
  href: v.string(),
  title: v.string(),
  /** BCP 47. */
  lang: v.string(),
  words: v.string(),
});
export type OwnText = v.InferOutput<typeof ownTextSchema>;

export const ownFoundSchema = v.object({
  kind: v.picklist(OWN_KINDS),
  ...v.omit(ownTextSchema, ['words']).entries,
  snippet: snippetSchema,
});
export type OwnFound = v.InferOutput<typeof ownFoundSchema>;

/** What a search over everything found, each best first: the best of them, and how many there are. */
export const foundSchema = v.object({
  courses: v.array(courseFoundSchema),
  courseCount: v.number(),
  passages: v.array(passageFoundSchema),
  passageCount: v.number(),
  own: v.array(ownFoundSchema),
});
export type Found = v.InferOutput<typeof foundSchema>;

export const NOTHING_FOUND: Found = { courses: [], courseCount: 0, passages: [], passageCount: 0, own: [] };
