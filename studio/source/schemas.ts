import * as v from 'valibot';
import { CERTIFICATES, LEVELS, markSchema, SUBJECTS } from '../../src/protocol/pack/course-root.ts';
import { PACKAGE_FORMATS } from '../../src/protocol/pack/module-manifest.ts';
import { COURSES_PER_PUBLISHER, langSchema, wordsSchema } from '../../src/protocol/pack/words.ts';

/** Folder names and keys: they become parts of paths, and the identity of a thing. */
const keySchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'not a folder name or key'));
const positiveSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const uniqueKeys = v.pipe(
  v.array(keySchema),
  v.minLength(1),
  v.check((keys) => new Set(keys).size === keys.length, 'a name is listed twice'),
);

export const publisherSchema = v.strictObject({
  number: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  name: v.string(),
});
export type Publisher = v.InferOutput<typeof publisherSchema>;

export const courseSchema = v.pipe(
  v.strictObject({
    number: v.pipe(positiveSchema, v.maxValue(COURSES_PER_PUBLISHER - 1)),
    source: langSchema,
    languages: v.pipe(v.array(langSchema), v.minLength(1)),
    machine: v.optional(v.array(langSchema), []),
    title: wordsSchema,
    summary: wordsSchema,
    outcomes: v.record(langSchema, v.array(v.string())),
    subject: v.picklist(SUBJECTS),
    level: v.picklist(LEVELS),
    licence: v.string(),
    attribution: v.array(v.string()),
    partner: v.optional(wordsSchema),
    competencies: v.optional(v.pipe(v.array(v.string()), v.minLength(1))),
    certificate: v.optional(v.picklist(CERTIFICATES)),
    collections: v.optional(v.pipe(v.array(wordsSchema), v.minLength(1))),
    mark: v.strictObject(markSchema.entries),
    modules: uniqueKeys,
  }),
  v.forward(
    v.partialCheck(
      [['source'], ['languages']],
      ({ source, languages }) => languages.includes(source),
      'the source language is not one of the languages',
    ),
    ['source'],
  ),
  v.forward(
    v.partialCheck(
      [['machine'], ['languages']],
      ({ machine, languages }) => machine.every((lang) => languages.includes(lang)),
      'names a language that the course does not have',
    ),
    ['machine'],
  ),
);
export type CourseYaml = v.InferOutput<typeof courseSchema>;

export const moduleSchema = v.strictObject({ title: wordsSchema, lessons: uniqueKeys });
export type ModuleYaml = v.InferOutput<typeof moduleSchema>;

const itemEntries = { key: keySchema, title: v.optional(wordsSchema) };

const urlSchema = v.pipe(v.string(), v.regex(/^https?:\/\/./, 'not an address of the net'));
/** A file of the lesson's folder. */
const fileNameSchema = v.pipe(v.string(), v.regex(/^[^/\\]+$/, 'not a file name'));

const itemSchema = v.variant('kind', [
  v.strictObject({
    ...itemEntries,
    kind: v.literal('text'),
    role: v.optional(v.picklist(['assignment', 'discussion'])),
  }),
  v.strictObject({ ...itemEntries, kind: v.literal('link'), url: urlSchema }),
  v.strictObject({ ...itemEntries, kind: v.literal('file'), file: fileNameSchema }),
  v.strictObject({
    ...itemEntries,
    kind: v.literal('package'),
    format: v.picklist(PACKAGE_FORMATS),
    file: fileNameSchema,
    units: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 1),
    unpackedBytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  }),
  v.strictObject({ ...itemEntries, kind: v.literal('quiz') }),
  v.strictObject({
    ...itemEntries,
    kind: v.literal('video'),
    sound: langSchema,
    synthetic: v.optional(v.boolean(), false),
    /** Where a video is held that the course has no file of yet. */
    elsewhere: v.optional(urlSchema),
  }),
]);
export type ItemYaml = v.InferOutput<typeof itemSchema>;

export const lessonSchema = v.strictObject({
  title: wordsSchema,
  minutes: positiveSchema,
  items: v.pipe(v.array(itemSchema), v.minLength(1)),
});
export type LessonYaml = v.InferOutput<typeof lessonSchema>;
