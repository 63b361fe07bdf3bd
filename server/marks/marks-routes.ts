import type { Hono } from 'hono';
import * as v from 'valibot';
import { numberSchema } from '../../src/protocol/pack/words.ts';
import { API } from '../../src/protocol/people/api.ts';
import { createPace } from '../exchange/pace.ts';
import type { AppEnv } from '../http/app-env.ts';
import { bearerToken } from '../http/bearer.ts';
import type { CourseLibrary } from '../packs/course-library.ts';
import { ProblemError } from '../people/problem-error.ts';
import type { Store } from '../store/store.ts';
import { markExams } from './mark-exams.ts';

/** A phone asks after it has sent; a loop, or whoever tries answers, asks more often. */
const MAX_A_MINUTE = 20;

const courseSchema = v.pipe(v.string(), v.digits(), v.toNumber(), numberSchema);

export interface MarksDeps {
  readonly store: Store;
  readonly library: CourseLibrary;
  readonly now: () => number;
}

/** What the server makes of sealed quizzes; the contract is `protocol/people/marks.ts`. */
export function addMarksRoutes(app: Hono<AppEnv>, { store, library, now }: MarksDeps): void {
  const secondsToWait = createPace(now, MAX_A_MINUTE);

  app.get(API.marks, async (c) => {
    const token = bearerToken(c);
    const course = v.safeParse(courseSchema, c.req.query('course'));
    if (!course.success) throw new ProblemError('bad-request');
    const seconds = secondsToWait(token);
    if (seconds > 0) throw new ProblemError('too-many-tries', seconds);
    const facts = await store.readFacts(token, course.output);
    return c.json({ marks: await markExams(library, course.output, facts) });
  });
}
