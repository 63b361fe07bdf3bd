import * as v from 'valibot';
import { blobRefSchema } from './blob-ref.ts';
import { rowsSchema } from './catalogue-rows.ts';
import { CERTIFICATES, LEVELS, markSchema, PACK_FORMAT, SUBJECTS } from './course-root.ts';
import { COURSES_PER_ROOT_LIST } from './root-list.ts';
import { langSchema, numberSchema } from './words.ts';

const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A course as the catalogue of one language shows it (pack-spec [CAT2]). */
export const catalogueCourseSchema = v.object({
  course: numberSchema,
  version: numberSchema,
  /** The root; only a course that came by a delta tells it, the others' stand in `roots`. */
  root: v.optional(blobRefSchema),
  /** The list of roots that this course's is on (pack-spec [CAT4]). */
  roots: v.optional(blobRefSchema),
  /** The language of title and summary: the shard's own where the course has it, else the course's source language. */
  lang: langSchema,
  title: v.string(),
  summary: v.string(),
  languages: v.array(langSchema),
  machine: v.array(langSchema),
  subject: v.picklist(SUBJECTS),
  level: v.picklist(LEVELS),
  minutes: countSchema,
  lessons: countSchema,
  quizzes: countSchema,
  publisher: v.string(),
  partner: v.optional(v.string()),
  competencies: v.optional(v.array(v.string())),
  certificate: v.optional(v.picklist(CERTIFICATES)),
  captions: v.optional(v.array(langSchema)),
  collections: v.optional(v.array(v.string())),
  licence: v.string(),
  mark: markSchema,
  /** What the whole course moves at each rung, in `lang`, to three digits. Absent: the course has no such rung. */
  bytes: v.object({
    text: countSchema,
    audio: v.optional(countSchema),
    '144': v.optional(countSchema),
    '240': v.optional(countSchema),
    '360': v.optional(countSchema),
  }),
});
export type CatalogueCourse = v.InferOutput<typeof catalogueCourseSchema>;

/** The catalogue of one interface language; a blob like any other. Courses stand in order of their numbers. */
export const catalogueShardSchema = v.pipe(
  v.object({
    format: v.literal(PACK_FORMAT),
    lang: langSchema,
    courses: rowsSchema(catalogueCourseSchema),
    roots: v.array(blobRefSchema),
  }),
  v.transform(({ courses, roots, ...shard }) => ({
    ...shard,
    courses: courses.map((course, row) => ({ ...course, roots: roots[Math.floor(row / COURSES_PER_ROOT_LIST)] })),
  })),
);
export interface CatalogueShard {
  format: typeof PACK_FORMAT;
  lang: string;
  courses: CatalogueCourse[];
}

/** What became of the catalogue since the counter `from`: courses as they are now, and courses that went (pack-spec [CAT5]). */
export const catalogueDeltaSchema = v.object({
  changed: rowsSchema(catalogueCourseSchema),
  gone: v.array(numberSchema),
});
export type CatalogueDelta = v.InferOutput<typeof catalogueDeltaSchema>;

/** What a catalogue key signs for each language, `catalogue/LANG.json` (pack-spec [CAT1]). */
export const catalogueHeadSchema = v.object({
  format: v.literal(PACK_FORMAT),
  lang: langSchema,
  /** Grows with every change; a phone never goes back. */
  counter: numberSchema,
  /** The counter of the keyring that this was signed under. */
  keys: numberSchema,
  /** The whole catalogue. */
  shard: blobRefSchema,
  /** What the courses and versions listed must add up to (pack-spec [CAT6]). */
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  /** The last changes, where they are few enough to come along. */
  recent: v.optional(v.object({ from: numberSchema, ...catalogueDeltaSchema.entries })),
  /** Further back, as blobs. */
  deltas: v.array(v.object({ from: numberSchema, ref: blobRefSchema })),
});
export type CatalogueHead = v.InferOutput<typeof catalogueHeadSchema>;

export const byNumber = (courses: readonly CatalogueCourse[]): CatalogueCourse[] =>
  [...courses].sort((a, b) => a.course - b.course);

/** The text whose SHA-256 begins with a head's `digest`: `COURSE.VERSION` of every course listed, in order (pack-spec [CAT6]). */
export const digestText = (courses: readonly CatalogueCourse[]): string =>
  byNumber(courses)
    .map(({ course, version }) => `${course}.${version}`)
    .join(' ');

export const DIGEST_DIGITS = 16;
