import * as v from 'valibot';
import { problemSchema } from '../../../src/protocol/people/problem.ts';
import { ProblemError } from '../../people/problem-error.ts';
import { HubFault } from '../hub-fault.ts';
import type { Line } from '../line.ts';

export interface MainCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** In whose name. */
  readonly token?: string | undefined;
  readonly body?: unknown;
}

/** A person waits at the other end. */
const PATIENCE_MS = 20_000;

/**
 * Asks the main server what only it can answer, for a person who stands at this hub. What it refuses is refused here in its words.
 * @throws ProblemError no-line where nobody, or somebody else, answers
 */
export async function askMain<T>(
  line: Line,
  { method, path, token, body }: MainCall,
  schema: v.GenericSchema<unknown, T>,
): Promise<T> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const headers = {
    accept: 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }), signal };
  const response = await line.ask(path, init).catch((error: unknown) => {
    if (error instanceof HubFault || signal.aborted) throw new ProblemError('no-line');
    throw error;
  });
  const answer = parse(await response.text().catch(() => ''));
  const refusal = v.safeParse(problemSchema, answer);
  if (refusal.success) {
    const { problem, retryAfterSeconds } = refusal.output;
    // This hub's devices are known there once their work is: who asks another hub is known to nobody.
    if (problem === 'unknown-token') throw new ProblemError('no-line');
    throw new ProblemError(problem, retryAfterSeconds);
  }
  const value = v.safeParse(schema, answer);
  if (!response.ok || !value.success) throw new ProblemError('no-line');
  return value.output;
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
