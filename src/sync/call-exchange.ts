import type { Identity } from '../data/study/study-db.ts';
import type { SyncOutcome } from '../data/study/sync-outcome.ts';
import type { Unsent } from '../data/study/unsent.ts';
import { MalformedError } from '../protocol/bytes/byte-reader.ts';
import { isSameNonce, UnsupportedVersionError } from '../protocol/exchange/header.ts';
import { decodeResponse, type ExchangeResponse } from '../protocol/exchange/response.ts';
import type { FailureStatus } from '../protocol/exchange/status.ts';
import { EXCHANGE_CONTENT_TYPE, NONCE_BYTES } from '../protocol/exchange/version.ts';
import type { Fact } from '../protocol/facts/fact.ts';
import { API } from '../protocol/people/api.ts';
import { ask } from './ask.ts';
import type { Cancel, SyncDeps } from './deps.ts';
import { fitRequest } from './fit-request.ts';

type Accepted = Extract<ExchangeResponse, { status: 'ok' }>;

/** What came of one request: `sent` are the facts that it said. */
export type Call =
  | { readonly kind: 'accepted'; readonly sent: readonly Fact[]; readonly answer: Accepted }
  | { readonly kind: 'failed'; readonly sent: readonly Fact[]; readonly outcome: SyncOutcome };

/** Says as many of the unsent facts as one request holds, and believes only an answer that proves to be the server's. */
export async function callExchange(
  deps: SyncDeps,
  { replica, token }: Identity,
  unsent: Unsent,
  cancel: Cancel,
): Promise<Call> {
  const nonce = Uint8Array.from({ length: NONCE_BYTES }, () => Math.floor(deps.random() * 256));
  const fitted = fitRequest({ nonce, replica, ...unsent });
  if (!fitted) return { kind: 'failed', sent: unsent.facts.slice(0, 1), outcome: { kind: 'too-large' } };

  const headers = { authorization: `Bearer ${token}`, 'content-type': EXCHANGE_CONTENT_TYPE };
  const init = { method: 'POST', headers, body: fitted.bytes };
  const reply = await ask(deps.fetch, API.exchange, init, EXCHANGE_CONTENT_TYPE, cancel);
  const failed = (outcome: SyncOutcome): Call => ({ kind: 'failed', sent: fitted.facts, outcome });
  if (!reply) return failed({ kind: 'offline' });
  if (!reply.body) return failed(fromElsewhere(reply.status, reply.retryAfterSeconds));

  const answer = readAnswer(reply.body, nonce, replica);
  if (answer === 'captive' || answer === 'unsupported') return failed({ kind: answer });
  if (answer.status !== 'ok') return failed(outcomeOf(answer.status, answer.retryAfterSeconds));
  return { kind: 'accepted', sent: fitted.facts, answer };
}

/** An answer without our magic: a proxy before the server that says it is down, or a captive portal. */
export function fromElsewhere(status: number, retryAfterSeconds: number): SyncOutcome {
  if (status === 429) return { kind: 'busy', retryAfterSeconds };
  if (status >= 500) return { kind: 'trouble', retryAfterSeconds };
  return { kind: 'captive' };
}

/** Believed are only bytes with magic and the request's nonce, whole to the end [MSG1]. */
function readAnswer(
  bytes: Uint8Array,
  nonce: Uint8Array,
  replica: string,
): ExchangeResponse | 'captive' | 'unsupported' {
  try {
    const answer = decodeResponse(bytes, replica);
    return isSameNonce(answer.nonce, nonce) ? answer : 'captive';
  } catch (error) {
    if (error instanceof UnsupportedVersionError) return isSameNonce(error.nonce, nonce) ? 'unsupported' : 'captive';
    if (error instanceof MalformedError) return 'captive';
    throw error;
  }
}

function outcomeOf(status: FailureStatus, retryAfterSeconds: number): SyncOutcome {
  switch (status) {
    case 'busy':
    case 'trouble':
      return { kind: status, retryAfterSeconds };
    case 'unknownToken':
      return { kind: 'unknown-token' };
    case 'revokedToken':
      return { kind: 'revoked' };
    case 'unsupportedVersion':
      return { kind: 'unsupported' };
    case 'tooLarge':
      return { kind: 'too-large' };
    case 'malformed':
      return { kind: 'malformed' };
  }
}
