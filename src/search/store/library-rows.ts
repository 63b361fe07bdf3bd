import * as v from 'valibot';
import { catalogueCourseSchema } from '../../protocol/pack/catalogue.ts';
import { langSchema, numberSchema, wordsSchema } from '../../protocol/pack/words.ts';

const refSchema = v.object({ hash: v.string(), bytes: v.number() });

const itemSchema = v.object({
  kind: v.string(),
  number: numberSchema,
  title: wordsSchema,
  captions: v.optional(v.record(langSchema, refSchema)),
  /** Of a file. */
  name: v.optional(v.string()),
});

/** What search reads of a course's manifests as the library keeps them. */
export const courseRowSchema = v.object({
  course: numberSchema,
  version: numberSchema,
  root: v.object({
    source: langSchema,
    languages: v.array(langSchema),
    title: wordsSchema,
    summary: wordsSchema,
    outcomes: v.record(langSchema, v.array(v.string())),
  }),
  modules: v.array(
    v.object({
      lessons: v.array(v.object({ number: numberSchema, title: wordsSchema, items: v.array(itemSchema) })),
      text: v.record(langSchema, refSchema),
    }),
  ),
});
export type CourseRow = v.InferOutput<typeof courseRowSchema>;
export type ItemRow = v.InferOutput<typeof itemSchema>;

export const downloadRowSchema = v.object({
  course: numberSchema,
  kept: v.optional(v.object({ version: numberSchema })),
});

/** What search reads of a course in the catalogue. */
export const listingSchema = v.pick(catalogueCourseSchema, [
  ...(['course', 'lang', 'title', 'summary', 'subject', 'minutes', 'publisher', 'partner', 'bytes', 'mark'] as const),
  ...(['competencies', 'collections'] as const),
]);
export type Listing = v.InferOutput<typeof listingSchema>;

/** A list of courses, without the courses. */
export const listingStateSchema = v.object({ lang: langSchema, counter: v.number() });
export type ListingState = v.InferOutput<typeof listingStateSchema>;

/** Some neighbouring courses of a list. */
export const shelfSchema = v.object({ courses: v.array(listingSchema) });

export const chunkRowSchema = v.object({ bytes: v.instance(Blob) });
export const chunkListSchema = v.object({ chunks: v.array(v.string()) });
