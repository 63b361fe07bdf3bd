import * as v from 'valibot';
import { sha256Schema } from '../../src/protocol/pack/blob-ref.ts';
import { type Keyring, publisherKeys } from '../../src/protocol/pack/keyring.ts';
import { AUTHOR_SCHEME, nonceSchema, requestText } from '../../src/protocol/pack/publishing.ts';
import { publisherOf } from '../../src/protocol/pack/release.ts';
import { publicKeySchema, signedSchema } from '../../src/protocol/pack/signed.ts';
import { sha256 } from '../../studio/store/sha256.ts';
import { isSignedBy } from '../../studio/store/signing.ts';
import type { AppContext } from '../http/app-env.ts';
import { readBody } from '../http/read-body.ts';
import type { Challenges } from './challenges.ts';
import type { Pace } from './pace.ts';
import { PublishError } from './publish-error.ts';

const credentialsSchema = v.object({
  key: publicKeySchema,
  nonce: nonceSchema,
  body: sha256Schema,
  signature: signedSchema.entries.signature,
});

/** A request by an author: whose course it is about, and its body. */
export interface AuthorRequest {
  readonly key: string;
  readonly course: number;
  readonly publisher: number;
  readonly bytes: Uint8Array<ArrayBufferLike>;
}

export interface AuthorDesk {
  readonly keyring: () => Keyring;
  readonly challenges: Challenges;
  readonly clientAddress: (c: AppContext) => string;
  /** Where people reach this server; undefined where it is the address that they ask. */
  readonly publicHost: string | undefined;
  /** Requests of a key, and refusals of an address. */
  readonly requests: Pace;
  readonly refusals: Pace;
}

/** Whether a key may publish anything at all. */
export const isDelegated = (keyring: Keyring, key: string): boolean =>
  keyring.publishers.some(({ number }) => publisherKeys(keyring, number).includes(key));

/**
 * Lets a request in that an author signed, for a course in the block of numbers of her publisher. The body is read only then, and no
 * more of it than the limit. @throws PublishError
 */
export async function authorise(
  desk: AuthorDesk,
  c: AppContext,
  { course, limitBytes }: { course: number; limitBytes: number },
): Promise<AuthorRequest> {
  const address = desk.clientAddress(c);
  desk.refusals.require(address);
  try {
    const { key, body } = admit(desk, c, course);
    desk.requests.require(key);
    desk.requests.count(key);
    const { bytes, isWhole } = await readBody(c.req.raw, limitBytes);
    if (!isWhole) throw new PublishError('too-large', { detail: `at most ${limitBytes} bytes` });
    if (sha256(bytes) !== body)
      throw new PublishError('bad-signature', { detail: 'the body is not the one that was signed' });
    return { key, course, publisher: publisherOf(course), bytes };
  } catch (error) {
    if (error instanceof PublishError && REFUSALS.has(error.problem)) desk.refusals.count(address);
    throw error;
  }
}

/** A nonce that went stale is an honest author's too. */
const REFUSALS: ReadonlySet<string> = new Set(['unknown-key', 'bad-signature', 'not-your-number']);

function admit({ keyring: read, challenges, publicHost }: AuthorDesk, c: AppContext, course: number) {
  const { key, nonce, body, signature } = credentialsOf(c.req.header('authorization'));
  const keyring = read();
  if (!isDelegated(keyring, key)) {
    throw new PublishError('unknown-key', { detail: 'nobody lets this key publish here, or it was taken back' });
  }
  if (!challenges.isFresh(nonce, key)) throw new PublishError('stale-nonce');
  const host = publicHost ?? c.req.header('host') ?? new URL(c.req.url).host;
  const payload = requestText({ host, method: c.req.method, path: c.req.path, body, nonce });
  if (!isSignedBy({ payload, signature }, key)) {
    throw new PublishError('bad-signature', { detail: `not signed by the key, or not for ${c.req.method} at ${host}` });
  }
  // Right or wrong what follows: a signature is good once.
  challenges.spend(nonce);
  if (!publisherKeys(keyring, publisherOf(course)).includes(key)) {
    throw new PublishError('not-your-number', {
      detail: `course ${course} is in the block of publisher ${publisherOf(course)}, who has not given this key`,
    });
  }
  return { key, body };
}

function credentialsOf(header = ''): v.InferOutput<typeof credentialsSchema> {
  const [scheme, ...rest] = header.split(' ');
  const fields = rest
    .join('')
    .split(',')
    .map((field) => field.split('='));
  const result = v.safeParse(credentialsSchema, Object.fromEntries(fields));
  if (scheme === AUTHOR_SCHEME && result.success) return result.output;
  throw new PublishError('unknown-key', { detail: `no ${AUTHOR_SCHEME} authorization` });
}
