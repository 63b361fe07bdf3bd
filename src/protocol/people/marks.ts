import * as v from 'valibot';
import { numberSchema } from '../pack/words.ts';

const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/**
 * GET marks?course=NUMBER (bearer): what the server makes of her attempts at the sealed quizzes of a course, which her phones cannot mark
 * (pack-spec [QUIZ6]). Of each attempt that was handed in and counts, and that this server has the key for; whatever is not named waits. It
 * tells how many were right, and never which.
 */
export const marksSchema = v.object({
  marks: v.array(
    v.object({
      item: numberSchema,
      /** The attempt's id, as its facts name it. */
      attempt: v.string(),
      right: countSchema,
      of: countSchema,
      percent: v.pipe(countSchema, v.maxValue(100)),
    }),
  ),
});
export type Marks = v.InferOutput<typeof marksSchema>['marks'];
