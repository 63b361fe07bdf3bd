import * as v from 'valibot';

/** Why the server did not do what a JSON request asked: a closed set, translated for people by the app. */
export const PROBLEMS = {
  'bad-request': 400,
  'unknown-token': 401,
  'revoked-token': 403,
  'not-found': 404,
  'unknown-recovery': 404,
  'wrong-login': 403,
  'unknown-code': 404,
  'used-code': 410,
  'expired-code': 410,
  'name-needed': 422,
  'person-exists': 409,
  'name-taken': 409,
  'too-many-tries': 429,
  /** A hub was asked what only the main server can answer, and has no line to it now. */
  'no-line': 503,
  trouble: 503,
} as const;
export type Problem = keyof typeof PROBLEMS;

/** The body of every answer that is not a success. `caravan` marks it as the server's own word. */
export const problemSchema = v.object({
  caravan: v.literal(1),
  problem: v.picklist(Object.keys(PROBLEMS) as Problem[]),
  retryAfterSeconds: v.optional(v.number()),
});
