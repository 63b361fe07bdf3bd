import type { Logger } from 'pino';
import { ByteReader, MalformedError } from '../../src/protocol/bytes/byte-reader.ts';
import { type Header, readHeader, UnsupportedVersionError } from '../../src/protocol/exchange/header.ts';
import { encodeResponse, type Recipient } from '../../src/protocol/exchange/response.ts';
import type { FailureStatus } from '../../src/protocol/exchange/status.ts';
import { MAX_REQUEST_BYTES, PROTOCOL_VERSION } from '../../src/protocol/exchange/version.ts';
import { ProblemError } from '../people/problem-error.ts';
import type { Store } from '../store/store.ts';
import { type Incoming, openIncoming } from './incoming.ts';
import { createPace } from './pace.ts';

/** So many exchanges, and bytes of them, wait for the disk at most; whoever comes then is asked to come back. */
export const MAX_WAITING = 256;
export const MAX_WAITING_BYTES = 8 * MAX_REQUEST_BYTES;
const RETRY_SECONDS: Partial<Record<FailureStatus, number>> = { busy: 30, trouble: 300 };

export interface ExchangeDeps {
  readonly store: Store;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What came in, over whatever carries bytes. */
export interface Asked {
  /** Undefined where none was given. */
  readonly token: string | undefined;
  /** The message, or its beginning where it is too large. */
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
  readonly isCarried: boolean;
  /** For the log. */
  readonly requestId: string;
}

export interface Answer {
  readonly status: 'ok' | FailureStatus;
  readonly retryAfterSeconds: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One for all that carries bytes: together they are held to what the disk can take. */
export type ExchangeDesk = (asked: Asked) => Promise<Answer>;

/**
 * Answers exchanges [MSG4], [MSG5]. What is said to be accepted is on the disk.
 *
 * @throws ProblemError bad-request where no magic and nonce can be read: no phone of ours sent this
 */
export function createExchangeDesk({ store, log, now }: ExchangeDeps): ExchangeDesk {
  const waiting = { exchanges: 0, bytes: 0 };
  const secondsToWait = createPace(now);

  async function run(token: string, incoming: Incoming, requestId: string): Promise<Answer> {
    const { version, nonce } = incoming.request;
    waiting.exchanges += 1;
    waiting.bytes += incoming.bytes;
    try {
      const outcome = await store.exchange(token, incoming);
      if (outcome.status !== 'ok') return fail(outcome.status, incoming.request);
      const { replica, knownEpoch } = outcome;
      const bytes = encodeResponse({ nonce, ...outcome }, { version, replica, knownEpoch });
      return { status: 'ok', retryAfterSeconds: 0, bytes };
    } catch (error) {
      log.error({ requestId, err: error }, 'an exchange was not kept');
      return fail('trouble', incoming.request);
    } finally {
      waiting.exchanges -= 1;
      waiting.bytes -= incoming.bytes;
    }
  }

  return async ({ token, bytes, isWhole, isCarried, requestId }) => {
    const header = openHeader(bytes);
    if (!header.isSupported) return fail('unsupportedVersion', header);
    if (!isWhole) return fail('tooLarge', header);
    if (token === undefined) return fail('unknownToken', header);
    // Before it is decoded: facts take many times the memory of their bytes.
    const isFull = waiting.exchanges >= MAX_WAITING || waiting.bytes + bytes.length > MAX_WAITING_BYTES;
    if (isFull) return fail('busy', header);
    const seconds = isCarried ? 0 : secondsToWait(token);
    if (seconds > 0) return fail('busy', header, seconds);
    const incoming = open(bytes, isCarried);
    return incoming ? run(token, incoming, requestId) : fail('malformed', header);
  };
}

function openHeader(bytes: Uint8Array): Header & { isSupported: boolean } {
  try {
    return { ...readHeader(new ByteReader(bytes)), isSupported: true };
  } catch (error) {
    if (error instanceof UnsupportedVersionError) {
      return { version: PROTOCOL_VERSION, nonce: error.nonce, isSupported: false };
    }
    if (error instanceof MalformedError) throw new ProblemError('bad-request');
    throw error;
  }
}

function open(bytes: Uint8Array, isCarried: boolean): Incoming | undefined {
  try {
    return openIncoming(bytes, { isCarried });
  } catch (error) {
    if (error instanceof MalformedError) return undefined;
    throw error;
  }
}

/** Nothing of a failure depends on who asked. */
const TO_ANYBODY: Omit<Recipient, 'version'> = { replica: '', knownEpoch: undefined };

function fail(
  status: FailureStatus,
  { version, nonce }: Header,
  retryAfterSeconds = RETRY_SECONDS[status] ?? 0,
): Answer {
  const bytes = encodeResponse({ status, nonce, retryAfterSeconds }, { version, ...TO_ANYBODY });
  return { status, retryAfterSeconds, bytes };
}
