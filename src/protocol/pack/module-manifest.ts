import * as v from 'valibot';
import { blobRefSchema } from './blob-ref.ts';
import { PACK_FORMAT } from './course-root.ts';
import { CONTENT_TYPES, type MediaEnding } from './media-url.ts';
import { langSchema, numberSchema, wordsSchema } from './words.ts';

const endings = Object.keys(CONTENT_TYPES) as MediaEnding[];
export const mediaRefSchema = v.object({ ...blobRefSchema.entries, ending: v.picklist(endings) });
export type MediaRef = v.InferOutput<typeof mediaRefSchema>;

/** What a download can hold, from the lightest up. A video rung brings its own sound. */
export const RUNGS = ['text', 'audio', '144', '240', '360'] as const;
export const rungSchema = v.picklist(RUNGS);
export type Rung = (typeof RUNGS)[number];

const itemEntries = { number: numberSchema, title: wordsSchema };

export const textItemSchema = v.object({
  ...itemEntries,
  kind: v.literal('text'),
  /** Block numbers in reading order; the same in every language. */
  blocks: v.array(numberSchema),
});

export const videoItemSchema = v.object({
  ...itemEntries,
  kind: v.literal('video'),
  seconds: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** Grows when the media's time line changes: seconds watched are counted against it. */
  revision: numberSchema,
  /** Language of the sound, and whether a machine speaks it. */
  sound: langSchema,
  synthetic: v.boolean(),
  poster: v.optional(mediaRefSchema),
  captions: v.record(langSchema, mediaRefSchema),
  renditions: v.object({
    audio: v.optional(mediaRefSchema),
    '144': v.optional(mediaRefSchema),
    '240': v.optional(mediaRefSchema),
    '360': v.optional(mediaRefSchema),
  }),
});

export const quizItemSchema = v.object({
  ...itemEntries,
  kind: v.literal('quiz'),
  /** Question numbers in order. */
  questions: v.array(numberSchema),
  /** Per cent of the points that pass. */
  pass: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100)),
});

export const itemSchema = v.variant('kind', [textItemSchema, videoItemSchema, quizItemSchema]);
export type TextItem = v.InferOutput<typeof textItemSchema>;
export type VideoItem = v.InferOutput<typeof videoItemSchema>;
export type QuizItem = v.InferOutput<typeof quizItemSchema>;
export type Item = v.InferOutput<typeof itemSchema>;

export const lessonSchema = v.object({
  number: numberSchema,
  title: wordsSchema,
  minutes: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  items: v.array(itemSchema),
});
export type Lesson = v.InferOutput<typeof lessonSchema>;

/** One branch of the manifest tree: a module, with the layers of its items (pack-spec [MODULE]). */
export const moduleManifestSchema = v.object({
  format: v.literal(PACK_FORMAT),
  number: numberSchema,
  lessons: v.array(lessonSchema),
  /** `text.LANG`: all text and practice quizzes of the module in one language, one chunk. */
  text: v.record(langSchema, blobRefSchema),
  /** The drawings and photographs that the texts show, by the languages that show them. */
  images: v.array(v.object({ ...mediaRefSchema.entries, languages: v.array(langSchema) })),
});
export type ModuleManifest = v.InferOutput<typeof moduleManifestSchema>;
