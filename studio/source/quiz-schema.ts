import * as v from 'valibot';
import { hotspotAreaSchema } from '../../src/protocol/pack/hotspot.ts';
import { quizItemSchema } from '../../src/protocol/pack/module-manifest.ts';
import { langSchema, wordsSchema } from '../../src/protocol/pack/words.ts';

export const keySchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'not a key'));

/** A decimal number, which manifests carry as text: "2.5". */
const decimalSchema = v.pipe(v.union([v.number(), v.string()], 'not a decimal number'), v.toString(), v.decimal());

const choiceSchema = v.strictObject({
  key: keySchema,
  right: v.optional(v.boolean(), false),
  text: wordsSchema,
  feedback: v.optional(wordsSchema),
});
const choicesSchema = v.pipe(v.array(choiceSchema), v.minLength(2));

const acceptSchema = v.record(langSchema, v.pipe(v.array(v.pipe(v.string(), v.trim(), v.nonEmpty())), v.minLength(1)));
const toleranceSchema = v.pipe(
  v.optional(decimalSchema, 0),
  v.check((text) => Number(text) >= 0, 'a tolerance is not below zero'),
);

/** Something to put in its place. */
const cardSchema = v.strictObject({ key: keySchema, text: wordsSchema });
export type CardYaml = v.InferOutput<typeof cardSchema>;

const gapSchema = v.union(
  [
    v.strictObject({ key: keySchema, choices: v.pipe(v.array(cardSchema), v.minLength(2)), right: keySchema }),
    v.strictObject({ key: keySchema, accept: acceptSchema }),
    v.strictObject({ key: keySchema, answer: decimalSchema, tolerance: toleranceSchema }),
  ],
  'a gap has choices and right, or accept, or answer',
);
export type GapYaml = v.InferOutput<typeof gapSchema>;

/** In thousandths of the picture's width and height; what they mean for a shape is told in `hotspot.ts` of the protocol. */
const areaSchema = v.strictObject({
  key: keySchema,
  right: v.optional(v.boolean(), false),
  label: v.optional(wordsSchema),
  shape: hotspotAreaSchema.entries.shape,
  points: hotspotAreaSchema.entries.points,
});

/** A file of the lesson's folder, or one for each language. */
const pictureSchema = v.union([v.string(), wordsSchema], 'not the path of a picture, nor one by language');

const questionEntries = {
  key: keySchema,
  prompt: wordsSchema,
  explain: v.optional(wordsSchema),
  hints: v.optional(v.array(wordsSchema)),
  see: v.optional(keySchema),
};

const questionSchema = v.variant('type', [
  v.strictObject({ ...questionEntries, type: v.literal('single'), choices: choicesSchema }),
  v.strictObject({ ...questionEntries, type: v.literal('multiple'), choices: choicesSchema }),
  v.strictObject({ ...questionEntries, type: v.literal('truefalse'), answer: v.boolean() }),
  v.strictObject({
    ...questionEntries,
    type: v.literal('numeric'),
    answer: decimalSchema,
    tolerance: toleranceSchema,
    unit: v.optional(wordsSchema),
  }),
  v.strictObject({ ...questionEntries, type: v.literal('text'), accept: acceptSchema }),
  /** The cards stand in the right order. */
  v.strictObject({
    ...questionEntries,
    type: v.literal('order'),
    cards: v.pipe(v.array(cardSchema), v.minLength(2)),
  }),
  /** Each of `left` names its partner. */
  v.strictObject({
    ...questionEntries,
    type: v.literal('match'),
    left: v.pipe(v.array(v.strictObject({ ...cardSchema.entries, partner: keySchema })), v.minLength(1)),
    right: v.pipe(v.array(cardSchema), v.minLength(2)),
  }),
  /** `text` holds {{KEY}} for each gap. */
  v.strictObject({
    ...questionEntries,
    type: v.literal('gaps'),
    text: wordsSchema,
    gaps: v.pipe(v.array(gapSchema), v.minLength(1)),
  }),
  v.strictObject({ ...questionEntries, type: v.literal('extended'), rubric: v.optional(wordsSchema) }),
  v.strictObject({
    ...questionEntries,
    type: v.literal('hotspot'),
    picture: pictureSchema,
    alt: v.optional(wordsSchema),
    areas: v.pipe(v.array(areaSchema), v.minLength(1)),
  }),
]);
export type QuestionYaml = v.InferOutput<typeof questionSchema>;
export type ChoiceYaml = v.InferOutput<typeof choiceSchema>;

const { pass, limitMinutes, attempts, shuffle } = quizItemSchema.entries;

/** Limits mean what they mean in a manifest [QUIZ5]; a `sealed` quiz is an exam [QUIZ6]. */
export const quizSchema = v.strictObject({
  ...{ pass, limitMinutes, attempts, shuffle },
  sealed: v.optional(v.boolean(), false),
  questions: v.pipe(v.array(questionSchema), v.minLength(1)),
});
export type QuizYaml = v.InferOutput<typeof quizSchema>;
