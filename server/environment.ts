import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { CLASS_CODE_LENGTH, codeSchema } from '../src/protocol/people/codes.ts';

const portSchema = v.pipe(v.string(), v.digits(), v.toNumber(), v.maxValue(65_535));
const publicUrlSchema = v.pipe(
  v.string(),
  v.url(),
  v.regex(/^https?:/),
  v.transform((url) => new URL(url).origin),
);

/** Its password is in it: a message never repeats it. */
const databaseUrlSchema = v.pipe(
  v.string(),
  v.url('not a URL'),
  v.regex(/^postgres(ql)?:/, 'not the URL of a PostgreSQL database, postgres://...'),
);

/** "open sesame": six letters, all of the code alphabet, easy to say and to type. */
const DEMO_CLASS_CODE = 'SESAME';

const environmentSchema = v.pipe(
  v.object({
    PORT: v.optional(portSchema, '8080'),
    HOST: v.optional(v.string(), '0.0.0.0'),
    DATA_DIR: v.optional(v.string(), './data'),
    DATABASE_URL: v.optional(databaseUrlSchema),
    PACKS_DIR: v.optional(v.string()),
    CATALOGUE_KEYS: v.optional(v.string()),
    PUBLISH_QUOTA_MB: v.optional(v.pipe(v.string(), v.digits(), v.toNumber()), '4096'),
    DIST_DIR: v.optional(v.string(), './dist'),
    TLS_CERT: v.optional(v.string()),
    TLS_KEY: v.optional(v.string()),
    PUBLIC_URL: v.optional(publicUrlSchema),
    LOG_LEVEL: v.optional(v.picklist(['debug', 'info', 'warn', 'error', 'silent']), 'info'),
    DEMO_CLASS_CODE: v.optional(v.pipe(codeSchema, v.length(CLASS_CODE_LENGTH)), DEMO_CLASS_CODE),
  }),
  v.check(
    ({ TLS_CERT, TLS_KEY }) => (TLS_CERT === undefined) === (TLS_KEY === undefined),
    'one of TLS_CERT and TLS_KEY is missing',
  ),
  v.transform((env) => ({
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    packsDir: resolve(env.PACKS_DIR ?? join(env.DATA_DIR, 'packs')),
    catalogueKeys: resolve(env.CATALOGUE_KEYS ?? join(env.DATA_DIR, 'keys')),
    quotaBytes: env.PUBLISH_QUOTA_MB * 1_048_576,
    distDir: resolve(env.DIST_DIR),
    tls: env.TLS_CERT && env.TLS_KEY ? { certFile: env.TLS_CERT, keyFile: env.TLS_KEY } : undefined,
    publicUrl: env.PUBLIC_URL,
    logLevel: env.LOG_LEVEL,
    demoClassCode: env.DEMO_CLASS_CODE,
  })),
);
export type Environment = v.InferOutput<typeof environmentSchema>;

/** A setting of the environment is not what it should be; the message names it. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** Reads the settings that docs/operations.md lists. An empty variable counts as absent. @throws EnvironmentError */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = v.safeParse(environmentSchema, given);
  if (result.success) return result.output;
  const lines = result.issues.map((issue) => [v.getDotPath(issue), issue.message].filter(Boolean).join(': '));
  throw new EnvironmentError(lines.join('; '));
}
