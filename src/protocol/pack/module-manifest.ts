import * as v from 'valibot';
import { blobRefSchema } from './blob-ref.ts';
import { PACK_FORMAT } from './course-root.ts';
import { MEDIA_ENDINGS, MOST_PARTS } from './media-url.ts';
import { langSchema, numberSchema, wordsSchema } from './words.ts';

export const mediaRefSchema = v.object({ ...blobRefSchema.entries, ending: v.picklist(MEDIA_ENDINGS) });
export type MediaRef = v.InferOutput<typeof mediaRefSchema>;

/** What a download can hold, from the lightest up. A video rung brings its own sound. */
export const RUNGS = ['text', 'audio', '144', '240', '360'] as const;
export const rungSchema = v.picklist(RUNGS);
export type Rung = (typeof RUNGS)[number];

const itemEntries = { number: numberSchema, title: wordsSchema };

export const textItemSchema = v.object({
  ...itemEntries,
  kind: v.literal('text'),
  /** What the text is for, where it is more than reading. */
  role: v.optional(v.picklist(['assignment', 'discussion'])),
  /** Block numbers in reading order; the same in every language. */
  blocks: v.array(numberSchema),
});

/**
 * A file that is several blobs, one after the other (pack-spec [BLOB3]): index, sound, picture. The rungs of a video have the
 * blob of their sound in common, so that a higher rung costs its picture only.
 */
export const renditionSchema = v.union([
  v.object({
    ending: v.picklist(MEDIA_ENDINGS),
    parts: v.pipe(v.array(blobRefSchema), v.minLength(1), v.maxLength(MOST_PARTS)),
  }),
  // In the first packs it was one blob.
  v.pipe(
    mediaRefSchema,
    v.transform(({ ending, ...blob }) => ({ ending, parts: [blob] })),
  ),
]);
export type Rendition = v.InferOutput<typeof renditionSchema>;

const renditionsSchema = v.object({
  audio: v.optional(renditionSchema),
  '144': v.optional(renditionSchema),
  '240': v.optional(renditionSchema),
  '360': v.optional(renditionSchema),
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
  /** H.264 and AAC, which every phone plays. */
  renditions: renditionsSchema,
  /** AV1 and Opus, where they are smaller: for phones that decode them smoothly. */
  av1: v.optional(renditionsSchema),
});

export const quizItemSchema = v.object({
  ...itemEntries,
  kind: v.literal('quiz'),
  /** Question numbers in order. */
  questions: v.array(numberSchema),
  /** Per cent of the points that pass. */
  pass: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100)),
  /** Minutes from its first question to the handing-in; absent: it may take as long as it takes. */
  limitMinutes: v.optional(numberSchema),
  /** How many attempts there are; absent: as many as she likes. */
  attempts: v.optional(numberSchema),
  /** What stands in another order in every attempt: the choices, or the questions too [QUIZ5]. */
  shuffle: v.optional(v.picklist(['choices', 'all'])),
  /** Its questions are sealed: their key is not in the pack, and the server marks them [QUIZ6]. */
  sealed: v.optional(v.literal(true)),
});

/** A document to read or fill in elsewhere, such as a PDF. No rung holds it: it is fetched for itself. */
export const fileItemSchema = v.object({
  ...itemEntries,
  kind: v.literal('file'),
  file: mediaRefSchema,
  /** The name it is saved under. */
  name: v.string(),
});

export const PACKAGE_FORMATS = ['scorm-1.2', 'scorm-2004', 'cmi5', 'xapi', 'h5p'] as const;

/** An interactive package made elsewhere, kept as it came: a ZIP file, or a folder made into one. */
export const packageItemSchema = v.object({
  ...itemEntries,
  kind: v.literal('package'),
  format: v.picklist(PACKAGE_FORMATS),
  file: mediaRefSchema,
  name: v.string(),
  /** What it holds, as its own manifest tells: units to start, and bytes once unpacked. */
  units: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  unpackedBytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

/** A page of the open net, or a video that is held there. */
export const linkItemSchema = v.object({
  ...itemEntries,
  kind: v.literal('link'),
  url: v.pipe(v.string(), v.regex(/^https?:\/\/./)),
  video: v.optional(v.literal(true)),
});

export const itemSchema = v.variant('kind', [
  textItemSchema,
  videoItemSchema,
  quizItemSchema,
  fileItemSchema,
  packageItemSchema,
  linkItemSchema,
]);
export type TextItem = v.InferOutput<typeof textItemSchema>;
export type VideoItem = v.InferOutput<typeof videoItemSchema>;
export type QuizItem = v.InferOutput<typeof quizItemSchema>;
export type FileItem = v.InferOutput<typeof fileItemSchema>;
export type PackageItem = v.InferOutput<typeof packageItemSchema>;
export type LinkItem = v.InferOutput<typeof linkItemSchema>;
export type Item = v.InferOutput<typeof itemSchema>;

const lessonEntries = {
  number: numberSchema,
  title: wordsSchema,
  minutes: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
};
const isKnownKind = ({ kind }: { kind: string }): boolean =>
  itemSchema.options.some(({ entries }) => entries.kind.literal === kind);

/** Items of a kind that only a later version knows are left out, and `later` names their kinds [ITEM3]. */
export const lessonSchema = v.pipe(
  v.object({ ...lessonEntries, items: v.array(v.looseObject({ kind: v.string() })) }),
  v.transform(({ items, ...lesson }) => {
    const known = items.filter(isKnownKind);
    const later = items.filter((item) => !isKnownKind(item)).map(({ kind }) => kind);
    return { ...lesson, items: known, ...(later.length > 0 && { later }) };
  }),
  v.object({ ...lessonEntries, items: v.array(itemSchema), later: v.optional(v.array(v.string())) }),
);
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
