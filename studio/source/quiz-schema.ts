import * as v from 'valibot';
import { langSchema, wordsSchema } from '../../src/protocol/pack/words.ts';

const keySchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'not a key'));

/** A decimal number, which manifests carry as text: "2.5". */
const decimalSchema = v.pipe(v.union([v.number(), v.string()], 'not a decimal number'), v.toString(), v.decimal());

const choiceSchema = v.strictObject({
  key: keySchema,
  right: v.optional(v.boolean(), false),
  text: wordsSchema,
  feedback: v.optional(wordsSchema),
});
const choicesSchema = v.pipe(v.array(choiceSchema), v.minLength(2));

const questionEntries = {
  key: keySchema,
  prompt: wordsSchema,
  explain: v.optional(wordsSchema),
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
    tolerance: v.pipe(
      v.optional(decimalSchema, 0),
      v.check((text) => Number(text) >= 0, 'a tolerance is not below zero'),
    ),
    unit: v.optional(wordsSchema),
  }),
  v.strictObject({
    ...questionEntries,
    type: v.literal('text'),
    accept: v.record(langSchema, v.pipe(v.array(v.pipe(v.string(), v.trim(), v.nonEmpty())), v.minLength(1))),
  }),
]);
export type QuestionYaml = v.InferOutput<typeof questionSchema>;
export type ChoiceYaml = v.InferOutput<typeof choiceSchema>;

export const quizSchema = v.strictObject({
  pass: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100)),
  questions: v.pipe(v.array(questionSchema), v.minLength(1)),
});
export type QuizYaml = v.InferOutput<typeof quizSchema>;
