import * as v from 'valibot';
import { blobRefSchema } from './blob-ref.ts';
import { LEVELS, markSchema, PACK_FORMAT, SUBJECTS } from './course-root.ts';
import { langSchema, numberSchema } from './words.ts';

const bytesSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A course as the catalogue of one language shows it (pack-spec [CAT2]). */
export const catalogueCourseSchema = v.object({
  course: numberSchema,
  version: numberSchema,
  root: blobRefSchema,
  /** The language of title and summary: the shard's own where the course has it, else the course's source language. */
  lang: langSchema,
  title: v.string(),
  summary: v.string(),
  languages: v.array(langSchema),
  machine: v.array(langSchema),
  subject: v.picklist(SUBJECTS),
  level: v.picklist(LEVELS),
  minutes: bytesSchema,
  lessons: bytesSchema,
  quizzes: bytesSchema,
  publisher: v.string(),
  licence: v.string(),
  mark: markSchema,
  /** Bytes that the whole course moves at each rung, in `lang`, as fetched. Absent: the course has no such rung. */
  bytes: v.object({
    text: bytesSchema,
    audio: v.optional(bytesSchema),
    '144': v.optional(bytesSchema),
    '240': v.optional(bytesSchema),
    '360': v.optional(bytesSchema),
  }),
});
export type CatalogueCourse = v.InferOutput<typeof catalogueCourseSchema>;

/** The catalogue of one interface language; a blob like any other. */
export const catalogueShardSchema = v.object({
  format: v.literal(PACK_FORMAT),
  lang: langSchema,
  courses: v.array(catalogueCourseSchema),
});
export type CatalogueShard = v.InferOutput<typeof catalogueShardSchema>;

/** What the catalogue key signs: which shards are current (pack-spec [CAT1]). */
export const catalogueIndexSchema = v.object({
  format: v.literal(PACK_FORMAT),
  /** Grows with every change; a phone never goes back. */
  counter: numberSchema,
  shards: v.record(langSchema, blobRefSchema),
});
export type CatalogueIndex = v.InferOutput<typeof catalogueIndexSchema>;

/** What the offline root key signs: which key may sign the catalogue (pack-spec [SIG2]). */
export const delegationSchema = v.object({
  format: v.literal(PACK_FORMAT),
  role: v.literal('catalogue'),
  /** Ed25519 public key, 32 bytes in hex. */
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  counter: numberSchema,
});

/** A signed text: the exact payload bytes (UTF-8), and an Ed25519 signature of 64 bytes in hex over them. */
export const signedSchema = v.object({
  payload: v.string(),
  signature: v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/)),
});

/** The one mutable file of a pack store, `catalogue.json`. */
export const signedCatalogueSchema = v.object({ index: signedSchema, delegation: signedSchema });
export type SignedCatalogue = v.InferOutput<typeof signedCatalogueSchema>;

/** All versions of one course that were ever published, newest last: `courses/NUMBER.json`, for servers. */
export const courseHistorySchema = v.array(v.object({ version: numberSchema, root: blobRefSchema }));
