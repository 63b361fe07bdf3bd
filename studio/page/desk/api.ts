import * as v from 'valibot';
import { type Problem, problemSchema } from '../../wire/desk-state.ts';

/** Why something that was asked for is not done; `no-answer`: the studio was ended. */
export type Trouble = Problem | 'no-answer';

export class ApiError extends Error {
  readonly kind: Trouble;
  constructor(kind: Trouble) {
    super(kind);
    this.kind = kind;
  }
}

/** The address of something of a course: its name may have slashes. */
export const ofCourse = (what: string, course: string, query: Record<string, string> = {}): string =>
  `${what}?${new URLSearchParams({ course, ...query })}`;

/** Asks the studio for something. @throws ApiError */
export async function ask(method: 'GET' | 'POST' | 'DELETE', address: string, json?: object): Promise<unknown> {
  const body = json && JSON.stringify(json);
  const answer = await fetch(address, {
    method,
    ...(body !== undefined && { body, headers: { 'content-type': 'application/json' } }),
  }).catch(() => undefined);
  if (!answer) throw new ApiError('no-answer');
  const told: unknown = answer.status === 204 ? undefined : await answer.json().catch(() => undefined);
  if (!answer.ok) throw new ApiError(troubleIn(told));
  return told;
}

export function troubleIn(told: unknown): Trouble {
  const parsed = v.safeParse(problemSchema, told);
  return parsed.success ? parsed.output.problem : 'failed';
}
