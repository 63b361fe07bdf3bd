import * as v from 'valibot';
import { sha256Schema } from './blob-ref.ts';
import { PACK_FORMAT } from './course-root.ts';
import { questionSchema } from './text-chunk.ts';
import { numberSchema } from './words.ts';

/**
 * What marks the sealed quizzes of one version of a course: their questions with the right answers, by item number. No pack holds
 * it, and no phone is given it (pack-spec [QUIZ6]).
 */
export const examKeySchema = v.object({
  format: v.literal(PACK_FORMAT),
  course: numberSchema,
  /** The hash of the root of that version. */
  root: sha256Schema,
  quizzes: v.record(v.string(), v.array(questionSchema)),
});
export type ExamKey = v.InferOutput<typeof examKeySchema>;
