import * as v from 'valibot';
import { tokenSchema } from '../../src/protocol/ids.ts';
import { ProblemError } from '../people/problem-error.ts';
import type { AppContext } from './app-env.ts';

/** The token or secret of the Authorization header. @throws ProblemError unknown-token where there is none */
export function bearerToken(c: AppContext): string {
  const [scheme, value] = (c.req.header('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !v.is(tokenSchema, value)) throw new ProblemError('unknown-token');
  return value;
}
