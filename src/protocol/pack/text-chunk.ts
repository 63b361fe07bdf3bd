import * as v from 'valibot';
import { cardSchema } from './card.ts';
import { PACK_FORMAT } from './course-root.ts';
import { hotspotAreaSchema, hotspotPictureSchema } from './hotspot.ts';
import { askSchema } from './sealed-question.ts';
import { termSchema } from './term.ts';
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
  /** Shown one after the other, when asked for. */
  hints: v.optional(v.array(v.string())),
  /** The item that teaches what is asked. */
  see: v.optional(numberSchema),
};

const gapSchema = v.variant('type', [
  v.object({ type: v.literal('choice'), n: numberSchema, choices: v.array(cardSchema), right: numberSchema }),
  v.object({ type: v.literal('text'), n: numberSchema, accept: v.array(v.string()) }),
  v.object({
    type: v.literal('numeric'),
    n: numberSchema,
    answer: v.pipe(v.string(), v.decimal()),
    tolerance: v.pipe(v.string(), v.decimal()),
  }),
]);
export type Gap = v.InferOutput<typeof gapSchema>;

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
  /** `cards` in the order they are shown in; `right` has their numbers in the right one. */
  v.object({ ...questionEntries, type: v.literal('order'), cards: v.array(cardSchema), right: v.array(numberSchema) }),
  /** Each of `left` has one partner of `right`, told by `pairs` in the order of `left`; others of `right` have none. */
  v.object({
    ...questionEntries,
    type: v.literal('match'),
    left: v.array(cardSchema),
    right: v.array(cardSchema),
    pairs: v.array(numberSchema),
  }),
  /** A text with gaps: `parts` stand around them, one more than there are gaps. */
  v.object({ ...questionEntries, type: v.literal('gaps'), parts: v.array(v.string()), gaps: v.array(gapSchema) }),
  /** Nobody marks it here: the learner compares her words with `rubric`. It counts for no score. */
  v.object({ ...questionEntries, type: v.literal('extended'), rubric: v.optional(v.string()) }),
  /** A place in a picture; a point inside any of the `right` areas is right [QUIZ4]. */
  v.object({
    ...questionEntries,
    type: v.literal('hotspot'),
    picture: hotspotPictureSchema,
    areas: v.array(hotspotAreaSchema),
    right: v.array(numberSchema),
  }),
  /** A question of an exam: what is asked, without the key [QUIZ6]. */
  v.object({ ...questionEntries, type: v.literal('sealed'), ask: askSchema }),
]);
export type Question = v.InferOutput<typeof questionSchema>;

/** Questions of a type that only a later version knows are left out: the item's manifest still counts them [QUIZ2]. */
const questionsSchema = v.pipe(
  v.array(v.looseObject({ type: v.string() })),
  v.filterItems(({ type }) => questionSchema.options.some(({ entries }) => entries.type.literal === type)),
  v.array(questionSchema),
);

/** The chunk `text.LANG` of a module. Keys are item numbers. */
export const textChunkSchema = v.object({
  format: v.literal(PACK_FORMAT),
  module: numberSchema,
  lang: langSchema,
  texts: v.record(v.string(), v.array(blockSchema)),
  quizzes: v.record(v.string(), questionsSchema),
  /** What the course explains of its words, in its order; a link `#term-N` in a text names one [TERM]. */
  terms: v.optional(v.array(termSchema)),
});
export type TextChunk = v.InferOutput<typeof textChunkSchema>;
