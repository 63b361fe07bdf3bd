import type { Logger } from 'pino';
import { PROBLEMS, type Problem } from '../../src/protocol/people/problem.ts';
import { ProblemError } from '../people/problem-error.ts';
import type { AppContext } from './app-env.ts';

const TROUBLE_RETRY_SECONDS = 60;

/** The one place where errors become JSON answers. What nobody is to blame for but the server is logged. */
export const answerError =
  (log: Logger) =>
  (error: Error, c: AppContext): Response => {
    if (error instanceof ProblemError) return problem(c, error.problem, error.retryAfterSeconds);
    log.error({ requestId: c.get('requestId'), err: error }, 'a request failed');
    return problem(c, 'trouble', TROUBLE_RETRY_SECONDS);
  };

export function problem(c: AppContext, kind: Problem, retryAfterSeconds?: number): Response {
  if (retryAfterSeconds !== undefined) c.header('retry-after', String(retryAfterSeconds));
  return c.json({ caravan: 1, problem: kind, retryAfterSeconds }, PROBLEMS[kind]);
}
