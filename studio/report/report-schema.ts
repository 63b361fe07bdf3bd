import * as v from 'valibot';
import { FINDING_LEVELS, type FindingCode } from './finding.ts';

const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const wordsSchema = v.record(v.string(), v.string());

const isCode = (value: unknown): value is FindingCode =>
  typeof value === 'string' && Object.hasOwn(FINDING_LEVELS, value);

export const findingSchema = v.object({
  level: v.picklist(['error', 'warning', 'note']),
  code: v.custom<FindingCode>(isCode, 'not a code of this studio'),
  file: v.string(),
  line: v.exactOptional(countSchema),
  message: v.string(),
});

/** Bytes that a download moves at each rung, by language and rung ("text", "audio", "144", "240", "360"). */
const sizesSchema = v.record(v.string(), v.record(v.string(), countSchema));

/** What the words of a course are like in one language; all numbers but the last are words of the source language. */
const translationSchema = v.object({
  lang: v.string(),
  /** All there is to translate. */
  words: countSchema,
  missing: countSchema,
  /** Translated, and the source changed after that. */
  stale: countSchema,
  /** Translated by a machine. */
  machine: countSchema,
  percent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
});
export type TranslationReport = v.InferOutput<typeof translationSchema>;

export const courseReportSchema = v.object({
  number: countSchema,
  version: countSchema,
  folder: v.string(),
  title: wordsSchema,
  source: v.string(),
  languages: v.array(v.string()),
  publisher: v.string(),
  partner: v.exactOptional(wordsSchema),
  licence: v.string(),
  attribution: v.array(v.string()),
  minutes: countSchema,
  /** How many there are of each kind of item, and of questions. */
  items: v.record(v.string(), countSchema),
  questions: countSchema,
  sizes: sizesSchema,
  modules: v.array(v.object({ number: countSchema, title: wordsSchema, sizes: sizesSchema })),
  translations: v.array(translationSchema),
});
export type CourseReport = v.InferOutput<typeof courseReportSchema>;

/** The report of a build or an import, as `--report FILE.json` writes it (docs/authoring.md). */
export const studioReportSchema = v.object({
  format: v.literal(1),
  command: v.picklist(['build', 'import']),
  source: v.string(),
  out: v.exactOptional(v.string()),
  /** Nothing was written where this is false. */
  succeeded: v.boolean(),
  /** What came in, by kind of the source's own; empty for a build. */
  imported: v.record(v.string(), v.object({ found: countSchema, imported: countSchema })),
  courses: v.array(courseReportSchema),
  findings: v.array(findingSchema),
});
export type StudioReport = v.InferOutput<typeof studioReportSchema>;
