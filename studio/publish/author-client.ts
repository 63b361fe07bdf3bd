import { type KeyObject, sign } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import {
  AUTHOR_SCHEME,
  NEXT_NONCE_HEADER,
  nonceAnswerSchema,
  nonceSchema,
  type PublishProblemBody,
  publishPaths,
  publishProblemSchema,
  requestText,
} from '../../src/protocol/pack/publishing.ts';
import { sha256 } from '../store/sha256.ts';
import { publicHex } from '../store/signing.ts';
import { describeProblem, PublishFailure } from './publish-failure.ts';

/** A request that is to be signed. `isBrotli`: the body is the compressed form of what is meant. */
export interface AuthorCall {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: Uint8Array<ArrayBuffer> | string | undefined;
  isBrotli?: boolean;
}

/** Asks a server in an author's name, again and again while the line is bad. */
export interface AuthorClient {
  /** Where learners find the server, without a slash at its end. */
  origin: string;
  /** @throws PublishFailure, or the signal's reason */
  call: <T>(call: AuthorCall, schema: v.GenericSchema<unknown, T>) => Promise<T>;
}

export interface ClientOptions {
  to: string;
  key: KeyObject;
  signal: AbortSignal;
  /** Called before each pause. */
  onRetry?: (reason: string, waitMs: number) => void;
  /** The first pause; each is twice as long as the one before. */
  firstWaitMs?: number;
}

const TRIES = 10;
const FIRST_WAIT_MS = 500;
const MOST_WAIT_MS = 30_000;
/** A megabyte at 10 kB/s. */
const ANSWER_LIMIT_MS = 900_000;

/** What one try came to. */
type Answer<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'again'; reason: string; waitMs?: number | undefined }
  | { kind: 'failed'; failure: PublishFailure };

/** @throws PublishFailure where `to` is no address of a server */
export function createAuthorClient({
  to,
  key,
  signal,
  onRetry,
  firstWaitMs = FIRST_WAIT_MS,
}: ClientOptions): AuthorClient {
  const { origin, host } = serverAt(to);
  const keyHex = publicHex(key);
  const nonces: string[] = [];

  async function ask<T>(path: string, init: RequestInit, schema: v.GenericSchema<unknown, T>): Promise<Answer<T>> {
    try {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_LIMIT_MS)]);
      const response = await fetch(`${origin}${path}`, { ...init, redirect: 'manual', signal: limit });
      const text = await response.text();
      const next = v.safeParse(nonceSchema, response.headers.get(NEXT_NONCE_HEADER));
      if (next.success) nonces.push(next.output);
      return understand(response, text, schema);
    } catch (error) {
      signal.throwIfAborted();
      return { kind: 'again', reason: reasonOf(error) };
    }
  }

  async function once<T>(call: AuthorCall, schema: v.GenericSchema<unknown, T>): Promise<Answer<T>> {
    let nonce = nonces.pop();
    if (nonce === undefined) {
      const init = { method: 'POST', body: JSON.stringify({ key: keyHex }) };
      const asked = await ask(publishPaths.nonces, init, nonceAnswerSchema);
      if (asked.kind !== 'ok') return asked;
      nonce = asked.value.nonce;
    }
    const { method, path, body = '', isBrotli = false } = call;
    const bodyHash = sha256(body);
    const text = requestText({ host, method, path, body: bodyHash, nonce });
    const signature = sign(null, Buffer.from(text), key).toString('hex');
    const authorization = `${AUTHOR_SCHEME} key=${keyHex}, nonce=${nonce}, body=${bodyHash}, signature=${signature}`;
    const headers = { authorization, ...(isBrotli && { 'content-encoding': 'br' }) };
    return ask(path, { method, headers, ...(method !== 'GET' && { body }) }, schema);
  }

  return {
    origin,
    call: async (call, schema) => {
      for (let tries = 1; ; tries++) {
        signal.throwIfAborted();
        const answer = await once(call, schema);
        if (answer.kind === 'ok') return answer.value;
        if (answer.kind === 'failed') throw answer.failure;
        // Nonces that were kept over a break of the line are stale by now, or were used.
        nonces.length = 0;
        if (tries === TRIES)
          throw new PublishFailure(`${answer.reason}; what was sent is kept, so start it again later`);
        const doubled = Math.min(MOST_WAIT_MS, firstWaitMs * 2 ** (tries - 1));
        const waitMs = answer.waitMs ?? doubled * (0.5 + Math.random() / 2);
        onRetry?.(answer.reason, waitMs);
        await sleep(waitMs, undefined, { signal });
      }
    },
  };
}

function understand<T>(response: Response, text: string, schema: v.GenericSchema<unknown, T>): Answer<T> {
  const value = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  if (response.ok && value.success) return { kind: 'ok', value: value.output };
  const problem = v.safeParse(v.pipe(v.string(), v.parseJson(), publishProblemSchema), text);
  if (!response.ok && problem.success) return judge(problem.output, response);
  if (response.status >= 300 && response.status < 400) {
    const place = response.headers.get('location') ?? 'elsewhere';
    return { kind: 'failed', failure: new PublishFailure(`the server has moved to ${place}: use that address`) };
  }
  if (response.status === 404) {
    const reason =
      'nobody takes courses at this address: the server has no key to sign its catalogue with, or is another one';
    return { kind: 'failed', failure: new PublishFailure(reason) };
  }
  // Some proxy, or a page of a network that wants a password.
  return { kind: 'again', reason: `an answer that is not the server's own (${response.status})` };
}

function judge<T>(problem: PublishProblemBody, response: Response): Answer<T> {
  if (problem.problem === 'stale-nonce')
    return { kind: 'again', reason: 'the server has been started anew', waitMs: 0 };
  if (problem.problem === 'too-fast' || problem.problem === 'trouble') {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    const waitMs = Number.isFinite(seconds) ? Math.min(seconds * 1000, 2 * MOST_WAIT_MS) : undefined;
    return { kind: 'again', reason: describeProblem(problem), waitMs };
  }
  return { kind: 'failed', failure: new PublishFailure(describeProblem(problem), problem) };
}

function serverAt(to: string): URL {
  const url = URL.canParse(to) ? new URL(to) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new PublishFailure(`not the address of a server: ${to}`);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
