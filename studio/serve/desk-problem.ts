import type { Problem } from '../wire/desk-state.ts';

/** Why a request of the page is not done; the page has words for it. */
export class DeskProblem extends Error {
  readonly kind: Problem;
  constructor(kind: Problem) {
    super(kind);
    this.kind = kind;
  }
}
