import type { Fault, PublishProblem } from '../../src/protocol/pack/publishing.ts';

export interface ProblemDetails {
  readonly detail?: string | undefined;
  readonly faults?: Fault[] | undefined;
  readonly missing?: string[] | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** An author's request that is not done, and why. */
export class PublishError extends Error {
  override readonly name = 'PublishError';
  readonly problem: PublishProblem;
  readonly details: ProblemDetails;

  constructor(problem: PublishProblem, details: ProblemDetails = {}) {
    super(details.detail ?? problem);
    this.problem = problem;
    this.details = details;
  }
}
