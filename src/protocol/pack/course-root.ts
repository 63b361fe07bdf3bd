import * as v from 'valibot';
import { blobRefSchema } from './blob-ref.ts';
import { langSchema, numberSchema, wordsSchema } from './words.ts';

export const PACK_FORMAT = 1;

export const SUBJECTS = [
  'teaching',
  'digital-skills',
  'languages',
  'science',
  'engineering',
  'computing',
  'health',
  'business',
  'arts',
] as const;
export const LEVELS = ['beginner', 'intermediate', 'advanced'] as const;

export const markSchema = v.object({
  sign: v.picklist([1, 2, 3, 4, 5, 6]),
  cloth: v.picklist(['a', 'b', 'c', 'd']),
});

/** What finishing a course earns, where it earns something. */
export const CERTIFICATES = ['completion', 'micro'] as const;

/** The root of a course's manifest tree (pack-spec [ROOT]). */
export const courseRootSchema = v.object({
  format: v.literal(PACK_FORMAT),
  course: numberSchema,
  /** Grows by one with every published change; attempts name it. */
  version: numberSchema,
  source: langSchema,
  languages: v.array(langSchema),
  /** Languages whose text a machine made. */
  machine: v.array(langSchema),
  title: wordsSchema,
  summary: wordsSchema,
  outcomes: v.record(langSchema, v.array(v.string())),
  subject: v.picklist(SUBJECTS),
  level: v.picklist(LEVELS),
  licence: v.string(),
  attribution: v.array(v.string()),
  publisher: v.object({ number: v.pipe(v.number(), v.safeInteger(), v.minValue(0)), name: v.string() }),
  /** The university or company that the course was built with. */
  partner: v.optional(wordsSchema),
  /** Competencies it works on, by the ids of their framework. */
  competencies: v.optional(v.array(v.string())),
  certificate: v.optional(v.picklist(CERTIFICATES)),
  /** Languages that there are captions in, of any of its videos. */
  captions: v.optional(v.array(langSchema)),
  /** Names of the collections that it belongs to. */
  collections: v.optional(v.array(wordsSchema)),
  mark: markSchema,
  modules: v.array(v.object({ number: numberSchema, title: wordsSchema, manifest: blobRefSchema })),
});
export type CourseRoot = v.InferOutput<typeof courseRootSchema>;
