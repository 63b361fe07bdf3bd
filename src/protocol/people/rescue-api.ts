import * as v from 'valibot';
import { replicaIdSchema, tokenSchema } from '../ids.ts';
import { membershipSchema, profileSchema } from './api.ts';

export const MIN_LOGIN_NAME_LENGTH = 3;

/** A name to log in with: letters, digits and a few signs, of any script; case and form do not count. */
export const loginNameSchema = v.pipe(
  v.string(),
  v.transform((typed) => typed.normalize('NFKC').trim().toLowerCase()),
  v.regex(/^[\p{L}\p{M}\p{N}._@+-]+$/u, 'not a login name'),
  v.minLength(MIN_LOGIN_NAME_LENGTH),
  v.maxLength(60),
);

export const MIN_PASSWORD_LENGTH = 8;

/** Any characters; the same whatever keyboard composed them (NFC, RFC 8265). */
export const passwordSchema = v.pipe(
  v.string(),
  v.transform((typed) => typed.normalize('NFC')),
  v.check((password) => [...password].length >= MIN_PASSWORD_LENGTH, 'too short'),
  v.maxLength(200),
);

/** POST logins (bearer): a way back for a person who has a name. Answers 204; `name-needed`, `name-taken`. */
export const setLoginRequestSchema = v.object({ name: loginNameSchema, password: passwordSchema });

/** A device that is to be hers: a new one, or one that is known already, whose person is merged into her [JOIN1]. */
const device = { replica: replicaIdSchema, token: tokenSchema, profile: v.optional(profileSchema, 1) };

/**
 * POST login: this device becomes one of the person whose login it is. Answers with her membership; `wrong-login`, without a
 * word whether the name is known.
 */
export const loginRequestSchema = v.object({
  name: loginNameSchema,
  password: v.pipe(v.string(), v.maxLength(200)),
  ...device,
});

/** What tells one recovery cookie of a browser from another: the profile, and the beginning of its device's token's hash. */
export const cookieKeySchema = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}-[0-9a-f]{8}$/, 'not the key of a cookie'));

/**
 * POST recover: this device becomes one of the person whom a recovery token names: that of the body (from a backup file), or
 * that of the cookie `from`. Answers with her membership; `unknown-recovery`.
 */
export const recoverRequestSchema = v.object({
  ...device,
  from: v.optional(cookieKeySchema),
  recovery: v.optional(tokenSchema),
});

/** GET recover: whom the recovery cookies of this browser name, each once, and until when their work is with the server; newest first. */
export const recoverablesSchema = v.object({
  people: v.array(
    v.object({
      from: cookieKeySchema,
      ...membershipSchema.entries,
      lastExchange: v.pipe(v.string(), v.isoTimestamp()),
    }),
  ),
});
export type Recoverable = v.InferOutput<typeof recoverablesSchema>['people'][number];
