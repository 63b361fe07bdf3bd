import type { PublishProblemBody } from '../../src/protocol/pack/publishing.ts';

/** The server does not take it, or cannot be reached for long. */
export class PublishFailure extends Error {
  override readonly name = 'PublishFailure';
  /** What the server said; undefined where nobody answered. */
  readonly answer: PublishProblemBody | undefined;

  constructor(message: string, answer?: PublishProblemBody) {
    super(message);
    this.answer = answer;
  }
}

/** What the server said, in lines for people. */
export function describeProblem({ problem, detail, faults = [] }: PublishProblemBody): string {
  const lines = faults.map(({ file, message }) => `  ${file}: ${message}`);
  return [`the server says "${problem}"${detail ? `: ${detail}` : ''}`, ...lines].join('\n');
}
