import * as v from 'valibot';
import { blobRefSchema, sha256Schema } from './blob-ref.ts';
import { publicKeySchema } from './signed.ts';
import { numberSchema } from './words.ts';

/**
 * How an author's studio hands in versions of a course. Every request but the one for a nonce is signed by a key that the keyring
 * delegates to the publisher of the course; bodies are JSON, but a chunk's.
 */
const BASE = '/api/v1/publish';

export const publishPaths = {
  /** POST, unsigned: a nonce for a key. */
  nonces: `${BASE}/nonces`,
  /** GET: what the server has of a course. */
  course: (course: number | string) => `${BASE}/courses/${course}`,
  /** POST: which of these chunks the server lacks. */
  missing: (course: number | string) => `${BASE}/courses/${course}/missing`,
  /** PUT: one chunk, as it is, or with `Content-Encoding: br`. */
  chunk: (course: number | string, hash: string) => `${BASE}/courses/${course}/chunks/${hash}`,
  /** POST, a signed release: checks the version, and keeps it until it is released. */
  staged: (course: number | string) => `${BASE}/courses/${course}/staged`,
  /** PUT: the key of the sealed quizzes of a version that is staged or published, by the hash of its root (`exam-key.ts`). */
  examKey: (course: number | string, root: string) => `${BASE}/courses/${course}/exam-keys/${root}`,
  /** POST: makes a staged version public. */
  releases: (course: number | string) => `${BASE}/courses/${course}/releases`,
  /** POST, a signed withdrawal. */
  withdrawal: (course: number | string) => `${BASE}/courses/${course}/withdrawal`,
};

/** `Authorization: Caravan-Author key=..., nonce=..., body=..., signature=...` */
export const AUTHOR_SCHEME = 'Caravan-Author';
/** Every answer to a signed request brings the nonce for the next one. */
export const NEXT_NONCE_HEADER = 'caravan-nonce';
/** No key of an exam is longer. */
export const EXAM_KEY_LIMIT_BYTES = 1_048_576;
/** Hashes that are asked after at once. */
export const MOST_HASHES = 1000;

export const nonceSchema = v.pipe(v.string(), v.regex(/^[0-9a-z]{1,12}-[0-9a-f]{32}-[0-9a-f]{64}$/));
export const nonceRequestSchema = v.object({ key: publicKeySchema });
export const nonceAnswerSchema = v.object({ caravan: v.literal(1), nonce: nonceSchema });

/** What a request is signed for: whoever takes it elsewhere, or alters it, has no use of it. */
export interface SignedRequest {
  /** Where the author means to publish: the host, and the port where the address has one. */
  host: string;
  method: string;
  path: string;
  /** SHA-256 of the body as it travels, in hex. */
  body: string;
  nonce: string;
}

/** The text whose Ed25519 signature authorises a request. */
export const requestText = ({ host, method, path, body, nonce }: SignedRequest): string =>
  ['caravan-author-1', host.toLowerCase(), method, path, body, nonce].join('\n');

export const missingRequestSchema = v.object({ hashes: v.pipe(v.array(sha256Schema), v.maxLength(MOST_HASHES)) });
export const missingAnswerSchema = v.object({ caravan: v.literal(1), missing: v.array(sha256Schema) });

/** Names a staged version: the first digits of the SHA-256 of its release. */
export const stagedIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, 'not the id of a staged version'));

const versionSchema = v.object({ version: numberSchema, root: blobRefSchema });
export const courseStateSchema = v.object({
  caravan: v.literal(1),
  /** The newest version that learners have. */
  published: v.optional(versionSchema),
  isWithdrawn: v.boolean(),
  /** Versions that wait for their release, oldest first. */
  staged: v.array(v.object({ id: stagedIdSchema, ...versionSchema.entries })),
});
export type CourseState = v.InferOutput<typeof courseStateSchema>;

export const examKeyAnswerSchema = v.object({ caravan: v.literal(1) });
export const stagedAnswerSchema = v.object({ caravan: v.literal(1), id: stagedIdSchema, version: numberSchema });
export const releaseRequestSchema = v.object({ id: stagedIdSchema });
export const releasedAnswerSchema = v.object({ caravan: v.literal(1), version: numberSchema });
export const withdrawnAnswerSchema = v.object({ caravan: v.literal(1), version: numberSchema });

/** Why the server did not do what an author asked: a closed set, with the HTTP status of each. */
export const PUBLISH_PROBLEMS = {
  'bad-request': 400,
  'unknown-key': 401,
  'stale-nonce': 401,
  'bad-signature': 401,
  'not-your-number': 403,
  'unknown-course': 404,
  'unknown-staged': 404,
  'version-conflict': 409,
  'version-gap': 409,
  'too-large': 413,
  'bad-chunk': 422,
  'bad-release': 422,
  'bad-course': 422,
  'too-fast': 429,
  trouble: 503,
  'quota-full': 507,
  'disk-full': 507,
} as const;
export type PublishProblem = keyof typeof PUBLISH_PROBLEMS;

const isPublishProblem = (kind: unknown): kind is PublishProblem =>
  typeof kind === 'string' && Object.hasOwn(PUBLISH_PROBLEMS, kind);

/** What is wrong with a version that was handed in. */
export const faultSchema = v.object({ file: v.string(), message: v.string() });
export type Fault = v.InferOutput<typeof faultSchema>;

/** The body of every answer that is not a success. */
export const publishProblemSchema = v.object({
  caravan: v.literal(1),
  problem: v.custom<PublishProblem>(isPublishProblem),
  /** For people, in English. */
  detail: v.optional(v.string()),
  faults: v.optional(v.array(faultSchema)),
  /** Chunks that the version needs and the server lacks: some of them at least. */
  missing: v.optional(v.array(sha256Schema)),
});
export type PublishProblemBody = v.InferOutput<typeof publishProblemSchema>;
