import * as v from 'valibot';
import { personIdSchema, replicaIdSchema } from '../ids.ts';
import { wordsSchema } from '../pack/words.ts';

const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const timeSchema = v.nullable(v.pipe(v.string(), v.isoTimestamp()));

/** GET centre/learners (bearer: a facilitator's secret): the class and what its learners did. */
export const classReportSchema = v.object({
  className: v.string(),
  classCode: v.string(),
  /** Made by `--demo`: the page says so. */
  isSimulated: v.boolean(),
  courses: v.array(v.object({ course: v.number(), title: wordsSchema })),
  learners: v.array(
    v.object({
      person: personIdSchema,
      name: v.nullable(v.string()),
      devices: v.array(v.object({ replica: replicaIdSchema, lastSeen: timeSchema, isRevoked: v.boolean() })),
      lastExchange: timeSchema,
      secondsStudied: countSchema,
      progress: v.array(
        v.object({
          course: v.number(),
          /** Items done of items there are. */
          done: countSchema,
          of: countSchema,
          /** Best score of each quiz attempted, per cent. */
          quizzes: v.array(
            v.object({ item: v.number(), title: wordsSchema, best: countSchema, attempts: countSchema }),
          ),
        }),
      ),
    }),
  ),
});
export type ClassReport = v.InferOutput<typeof classReportSchema>;

/** POST centre/link-codes: a new link code for a learner who lost her phone; answered like link-codes. */
export const centreLinkCodeRequestSchema = v.object({ person: personIdSchema });

/** POST centre/revoke: this device's token is not taken any more. Answers 204. */
export const revokeRequestSchema = v.object({ replica: replicaIdSchema });
