import * as v from 'valibot';
import { blobRefSchema } from './blob-ref.ts';
import { PACK_FORMAT } from './course-root.ts';
import { type Signed, signedSchema } from './signed.ts';
import { COURSES_PER_PUBLISHER, numberSchema } from './words.ts';

/** What a publisher's key signs to make a version public (pack-spec [REL1]). */
export const releaseSchema = v.object({
  format: v.literal(PACK_FORMAT),
  course: numberSchema,
  version: numberSchema,
  root: blobRefSchema,
});
export type Release = v.InferOutput<typeof releaseSchema>;

/** What a publisher's key signs to take a course out of the catalogue, up to and with this version (pack-spec [REL2]). */
export const withdrawalSchema = v.object({
  format: v.literal(PACK_FORMAT),
  course: numberSchema,
  withdrawn: numberSchema,
});
export type Withdrawal = v.InferOutput<typeof withdrawalSchema>;

const publishedSchema = v.object({ version: numberSchema, root: blobRefSchema, release: v.optional(signedSchema) });

/** All that was ever published of one course, `courses/NUMBER.json`, for servers and hubs (pack-spec [VER1]). */
export const courseHistorySchema = v.union([
  v.object({
    format: v.literal(PACK_FORMAT),
    /** Newest last. `release` is a signed Release. */
    versions: v.array(publishedSchema),
    /** A signed Withdrawal; one of an older version than the newest is over. */
    withdrawn: v.optional(signedSchema),
  }),
  // Stores from before there were releases hold the bare list.
  v.pipe(
    v.array(publishedSchema),
    v.transform((versions): CourseHistory => ({ format: PACK_FORMAT, versions })),
  ),
]);
export interface CourseHistory {
  format: typeof PACK_FORMAT;
  versions: v.InferOutput<typeof publishedSchema>[];
  withdrawn?: Signed | undefined;
}

/** In whose block of numbers a course stands (pack-spec [NUM1]). */
export const publisherOf = (course: number): number => Math.floor(course / COURSES_PER_PUBLISHER);
