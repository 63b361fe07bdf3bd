import * as v from 'valibot';
import { personIdSchema, replicaIdSchema, tokenSchema } from '../ids.ts';
import { codeSchema } from './codes.ts';

/** Where the server answers. All bodies but the exchange's are JSON, and parsed by the schemas of this folder. */
export const API = {
  devices: '/api/v1/devices',
  /** One letter: browsers spell a path out in every request, and this one is asked for all day. */
  exchange: '/x',
  /** The same for phones of version 1. */
  exchangeOfVersion1: '/api/v1/exchange',
  me: '/api/v1/me',
  recover: '/api/v1/recover',
  login: '/api/v1/login',
  logins: '/api/v1/logins',
  join: '/api/v1/join',
  marks: '/api/v1/marks',
  linkCodes: '/api/v1/link-codes',
  codes: '/api/v1/codes',
  learners: '/api/v1/centre/learners',
  centreLinkCodes: '/api/v1/centre/link-codes',
  centreRevoke: '/api/v1/centre/revoke',
  health: '/healthz',
} as const;

export const nameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));

/** Which of the people of a phone; each has a recovery cookie of her own. */
export const profileSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(999_999_999));
const profileField = v.optional(profileSchema, 1);

/**
 * POST devices: a phone introduces itself, still nameless. All three are made on the phone, so that a lost reply costs nothing: the
 * same request again gets the same answer. Answers 204. 409 `person-exists` when the person is known by another token [TOK2], or
 * this one has expired [TOK4]. With a bearer token it is another device of the person whose device that is [REP2].
 */
export const registerRequestSchema = v.object({
  person: personIdSchema,
  replica: replicaIdSchema,
  token: tokenSchema,
  profile: profileField,
});

/**
 * POST join (bearer): with a class code and a name she joins the class under that name (a person who is named already
 * may leave the name out); with a link code this device's person is merged into the person that the code names [JOIN1].
 */
export const joinRequestSchema = v.object({ code: codeSchema, name: v.optional(nameSchema), profile: profileField });

/** GET me (bearer), and what joining is answered with: who this device's person is now. `person` differs from before when two persons were merged [JOIN2]. */
export const membershipSchema = v.object({
  person: personIdSchema,
  name: v.nullable(v.string()),
  classes: v.array(v.object({ name: v.string() })),
});
export type Membership = v.InferOutput<typeof membershipSchema>;

/** GET codes/CODE (bearer): what a code is, before it is used. A link code does not tell whose it is. */
export const codeInfoSchema = v.variant('kind', [
  v.object({ kind: v.literal('class'), className: v.string() }),
  v.object({ kind: v.literal('link') }),
]);
export type CodeInfo = v.InferOutput<typeof codeInfoSchema>;

/** POST link-codes (bearer): a code that adds another device to this person. */
export const linkCodeSchema = v.object({ code: v.string(), expiresAt: v.pipe(v.string(), v.isoTimestamp()) });
export type LinkCode = v.InferOutput<typeof linkCodeSchema>;
