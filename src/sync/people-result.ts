import type { Problem } from '../protocol/people/problem.ts';
import type { ApiResult } from './call-api.ts';

/** What a screen needs to say it: `offline` also stands for a captive portal's answer. */
export type PeopleProblem = Problem | 'offline';
export interface PeopleFailure {
  readonly ok: false;
  readonly problem: PeopleProblem;
  /** 0 where the server names no time to wait. */
  readonly retryAfterSeconds: number;
}
export type PeopleResult<T> = ({ readonly ok: true } & T) | PeopleFailure;

export const shown = (failure: Extract<ApiResult<unknown>, { ok: false }>): PeopleFailure => ({
  ...failure,
  problem: failure.problem === 'captive' ? 'offline' : failure.problem,
});
