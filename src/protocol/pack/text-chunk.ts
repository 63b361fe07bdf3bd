import * as v from 'valibot';
import { PACK_FORMAT } from './course-root.ts';
import { langSchema, numberSchema } from './words.ts';

/** One paragraph, list, table, heading or picture: sanitised HTML under a number that stays (pack-spec [BLOCK]). */
export const blockSchema = v.object({ n: numberSchema, html: v.string() });
export type Block = v.InferOutput<typeof blockSchema>;

const choiceSchema = v.object({
  n: numberSchema,
  html: v.string(),
  right: v.optional(v.literal(true)),
  feedback: v.optional(v.string()),
});
export type Choice = v.InferOutput<typeof choiceSchema>;

const questionEntries = {
  n: numberSchema,
  prompt: v.string(),
  explain: v.optional(v.string()),
  /** The item that teaches what is asked. */
  see: v.optional(numberSchema),
};

export const questionSchema = v.variant('type', [
  v.object({ ...questionEntries, type: v.literal('single'), choices: v.array(choiceSchema) }),
  v.object({ ...questionEntries, type: v.literal('multiple'), choices: v.array(choiceSchema) }),
  v.object({ ...questionEntries, type: v.literal('truefalse'), answer: v.boolean() }),
  v.object({
    ...questionEntries,
    type: v.literal('numeric'),
    /** Decimal numbers as text, so that manifests hold whole numbers only: "2.5". */
    answer: v.pipe(v.string(), v.decimal()),
    tolerance: v.pipe(v.string(), v.decimal()),
    unit: v.optional(v.string()),
  }),
  /** `accept` holds the right words of every language of the course: an answer counts in any of them. */
  v.object({ ...questionEntries, type: v.literal('text'), accept: v.array(v.string()) }),
]);
export type Question = v.InferOutput<typeof questionSchema>;

/** The chunk `text.LANG` of a module. Keys are item numbers. */
export const textChunkSchema = v.object({
  format: v.literal(PACK_FORMAT),
  module: numberSchema,
  lang: langSchema,
  texts: v.record(v.string(), v.array(blockSchema)),
  quizzes: v.record(v.string(), v.array(questionSchema)),
});
export type TextChunk = v.InferOutput<typeof textChunkSchema>;
