import type { Identity } from '../data/study/study-db.ts';
import type { SyncOutcome } from '../data/study/sync-outcome.ts';
import type { Unsent } from '../data/study/unsent.ts';
import { MalformedError } from '../protocol/bytes/byte-reader.ts';
import { START_CURSOR } from '../protocol/exchange/cursor.ts';
import { fitRequest } from '../protocol/exchange/fit-request.ts';
import { isSameNonce, UnsupportedVersionError } from '../protocol/exchange/header.ts';
import { type AcceptedResponse, decodeResponse, type ExchangeResponse } from '../protocol/exchange/response.ts';
import type { FailureStatus } from '../protocol/exchange/status.ts';
import { EXCHANGE_CONTENT_TYPE, NONCE_BYTES } from '../protocol/exchange/version.ts';
import type { Fact } from '../protocol/facts/fact.ts';
import { API } from '../protocol/people/api.ts';
import { ask } from './ask.ts';
import type { Cancel, SyncDeps } from './deps.ts';
import { whileUnderWay } from './under-way.ts';

/** What came of one request: `sent` are the facts that it said. */
export type Call =
  | {
      readonly kind: 'accepted';
      readonly sent: readonly Fact[];
      readonly answer: AcceptedResponse;
      readonly serverMs: number | undefined;
    }
  /** The server does not know what was cited [RAT2], or another device has gone on from here [RAT4]. */
  | { readonly kind: 'sayInFull' | 'clone' }
  | { readonly kind: 'failed'; readonly sent: readonly Fact[]; readonly outcome: SyncOutcome };

/** What a request is made of; in the short form unless the server cannot know replica and cursor. */
export interface Saying {
  readonly unsent: Unsent;
  readonly isFull: boolean;
}

/** Says as many of the unsent facts as one request holds, and believes only an answer that proves to be the server's. */
export async function callExchange(
  deps: SyncDeps,
  { replica, token }: Identity,
  { unsent, isFull }: Saying,
  cancel: Cancel,
): Promise<Call> {
  const nonce = Uint8Array.from({ length: NONCE_BYTES }, () => Math.floor(deps.random() * 256));
  const { cursor } = unsent;
  const isKnown = unsent.cites !== undefined && cursor.epoch !== START_CURSOR.epoch;
  const full = isFull || !isKnown ? { replica, cursor } : undefined;
  const fitted = fitRequest({ nonce, full, ...unsent }, replica);
  if (!fitted) return { kind: 'failed', sent: unsent.facts.slice(0, 1), outcome: { kind: 'too-large' } };

  // The language is the longest of the headers that a browser lets a page shorten; the answer has none.
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': EXCHANGE_CONTENT_TYPE,
    'accept-language': '*',
  };
  const init = { method: 'POST', headers, body: fitted.bytes };
  const reply = await whileUnderWay(deps.db, fitted.facts, () =>
    ask(deps.fetch, API.exchange, init, EXCHANGE_CONTENT_TYPE, cancel),
  );
  const failed = (outcome: SyncOutcome): Call => ({ kind: 'failed', sent: fitted.facts, outcome });
  if (!reply) return failed({ kind: 'offline' });
  if (!reply.body) return failed(fromElsewhere(reply.status, reply.retryAfterSeconds));

  const answer = readAnswer(reply.body, nonce, { replica, epoch: cursor.epoch });
  if (answer === 'captive' || answer === 'unsupported') return failed({ kind: answer });
  if (answer.status === 'ok') return { kind: 'accepted', sent: fitted.facts, answer, serverMs: reply.serverMs };
  if (answer.status === 'sayInFull' || answer.status === 'clone') return { kind: answer.status };
  return failed(outcomeOf(answer.status, answer.retryAfterSeconds));
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
  asked: { replica: string; epoch: string },
): ExchangeResponse | 'captive' | 'unsupported' {
  try {
    const answer = decodeResponse(bytes, asked);
    return isSameNonce(answer.nonce, nonce) ? answer : 'captive';
  } catch (error) {
    if (error instanceof UnsupportedVersionError) return isSameNonce(error.nonce, nonce) ? 'unsupported' : 'captive';
    if (error instanceof MalformedError) return 'captive';
    throw error;
  }
}

function outcomeOf(status: Exclude<FailureStatus, 'sayInFull' | 'clone'>, retryAfterSeconds: number): SyncOutcome {
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
