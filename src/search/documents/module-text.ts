import * as v from 'valibot';
import { numberSchema, wordsSchema } from '../../protocol/pack/words.ts';

const questionSchema = v.object({ n: numberSchema, prompt: v.string(), parts: v.optional(v.array(v.string())) });

/** What search reads of a chunk `text.LANG`: words that are shown, never the key of a quiz. */
export const moduleTextSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    texts: v.record(v.string(), v.array(v.object({ n: numberSchema, html: v.string() }))),
    quizzes: v.record(v.string(), v.array(questionSchema)),
    terms: v.optional(v.array(v.object({ n: numberSchema, words: wordsSchema, html: v.string() })), []),
  }),
);
export type ModuleText = v.InferOutput<typeof moduleTextSchema>;
