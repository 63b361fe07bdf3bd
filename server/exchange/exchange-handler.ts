import type { Logger } from 'pino';
import { ByteReader, MalformedError } from '../../src/protocol/bytes/byte-reader.ts';
import { readHeader, UnsupportedVersionError } from '../../src/protocol/exchange/header.ts';
import { decodeRequest, type ExchangeRequest } from '../../src/protocol/exchange/request.ts';
import { encodeResponse } from '../../src/protocol/exchange/response.ts';
import { type FailureStatus, HTTP_STATUS } from '../../src/protocol/exchange/status.ts';
import { EXCHANGE_CONTENT_TYPE, MAX_REQUEST_BYTES, MAX_REQUEST_COURSES } from '../../src/protocol/exchange/version.ts';
import type { AppContext } from '../http/app-env.ts';
import { bearerToken } from '../http/bearer.ts';
import { readBody } from '../http/read-body.ts';
import { ProblemError } from '../people/problem-error.ts';
import type { Store } from '../store/store.ts';

/** So many exchanges, and bytes of them, wait for the disk at most; whoever comes then is asked to come back. */
export const MAX_WAITING = 256;
export const MAX_WAITING_BYTES = 8 * MAX_REQUEST_BYTES;
const RETRY_SECONDS: Partial<Record<FailureStatus, number>> = { busy: 30, trouble: 300 };

/** POST exchange [MSG4], [MSG5]. What is said to be accepted is on the disk. */
export function exchangeHandler({ store, log }: { store: Store; log: Logger }) {
  const waiting = { exchanges: 0, bytes: 0 };

  async function run(c: AppContext, request: ExchangeRequest, length: number): Promise<Response> {
    waiting.exchanges += 1;
    waiting.bytes += length;
    try {
      const exchanged = await store.exchange(bearerToken(c), request);
      return send(c, 200, encodeResponse({ status: 'ok', nonce: request.nonce, ...exchanged }, request.replica));
    } catch (error) {
      const status = failureOf(error);
      if (status === 'trouble') log.error({ requestId: c.get('requestId'), err: error }, 'an exchange was not kept');
      return fail(c, status, request.nonce);
    } finally {
      waiting.exchanges -= 1;
      waiting.bytes -= length;
    }
  }

  return async (c: AppContext): Promise<Response> => {
    const { bytes, isWhole } = await readBody(c.req.raw, MAX_REQUEST_BYTES);
    const { nonce, isSupported } = readNonce(bytes);
    if (!isSupported) return fail(c, 'unsupportedVersion', nonce);
    if (!isWhole) return fail(c, 'tooLarge', nonce);
    // Before it is decoded: facts take many times the memory of their bytes.
    const isFull = waiting.exchanges >= MAX_WAITING || waiting.bytes + bytes.length > MAX_WAITING_BYTES;
    if (isFull) return fail(c, 'busy', nonce);
    const request = decode(bytes);
    if (!request) return fail(c, 'malformed', nonce);
    return namesTooManyCourses(request) ? fail(c, 'tooLarge', nonce) : run(c, request, bytes.length);
  };
}

/** Each course is a row to read and to write, while all others wait [MSG7]. */
const namesTooManyCourses = ({ facts }: ExchangeRequest): boolean =>
  new Set(facts.map((fact) => fact.course)).size > MAX_REQUEST_COURSES;

/** @throws ProblemError bad-request where no magic and nonce can be read: no phone of ours sent this */
function readNonce(bytes: Uint8Array): { nonce: Uint8Array; isSupported: boolean } {
  try {
    return { nonce: readHeader(new ByteReader(bytes)), isSupported: true };
  } catch (error) {
    if (error instanceof UnsupportedVersionError) return { nonce: error.nonce, isSupported: false };
    if (error instanceof MalformedError) throw new ProblemError('bad-request');
    throw error;
  }
}

function decode(bytes: Uint8Array): ExchangeRequest | undefined {
  try {
    return decodeRequest(bytes);
  } catch (error) {
    if (error instanceof MalformedError) return undefined;
    throw error;
  }
}

function failureOf(error: unknown): FailureStatus {
  if (!(error instanceof ProblemError)) return 'trouble';
  if (error.problem === 'unknown-token') return 'unknownToken';
  return error.problem === 'revoked-token' ? 'revokedToken' : 'trouble';
}

function fail(c: AppContext, status: FailureStatus, nonce: Uint8Array): Response {
  const retryAfterSeconds = RETRY_SECONDS[status] ?? 0;
  if (retryAfterSeconds > 0) c.header('retry-after', String(retryAfterSeconds));
  return send(c, HTTP_STATUS[status], encodeResponse({ status, nonce, retryAfterSeconds }, ''));
}

function send(c: AppContext, status: 200 | (typeof HTTP_STATUS)[FailureStatus], bytes: Uint8Array<ArrayBuffer>) {
  c.header('content-type', EXCHANGE_CONTENT_TYPE);
  c.header('cache-control', 'no-store, no-transform');
  return c.body(bytes, status);
}
