import * as v from 'valibot';

/** What a passage is, which also says where it leads. */
export const PASSAGE_KINDS = ['course', 'text', 'transcript', 'quiz', 'term', 'file'] as const;
export type PassageKind = (typeof PASSAGE_KINDS)[number];

/** The passages of one item, or of a course itself, as they are kept to be shown. */
export const pageSchema = v.object({
  kind: v.picklist(PASSAGE_KINDS),
  course: v.number(),
  courseTitle: v.string(),
  lesson: v.optional(v.number()),
  lessonTitle: v.optional(v.string()),
  item: v.optional(v.number()),
  title: v.optional(v.string()),
  /** The text of the segment that its first passage is. */
  first: v.number(),
  /** For each passage the number of its block, question or term, or its second. */
  places: v.array(v.number()),
  words: v.array(v.string()),
});
export type Page = v.InferOutput<typeof pageSchema>;
