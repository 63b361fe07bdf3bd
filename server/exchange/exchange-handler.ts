import { HTTP_STATUS } from '../../src/protocol/exchange/status.ts';
import { EXCHANGE_CONTENT_TYPE, MAX_REQUEST_BYTES } from '../../src/protocol/exchange/version.ts';
import type { AppContext } from '../http/app-env.ts';
import { bearerToken } from '../http/bearer.ts';
import { compressBytes } from '../http/compress-bytes.ts';
import { readBody } from '../http/read-body.ts';
import { ProblemError } from '../people/problem-error.ts';
import type { Answer, ExchangeDesk } from './answer-exchange.ts';

/** POST exchange. */
export function exchangeHandler(answer: ExchangeDesk): (c: AppContext) => Promise<Response> {
  return async (c) => {
    const { bytes, isWhole } = await readBody(c.req.raw, MAX_REQUEST_BYTES);
    return send(
      c,
      await answer({ bytes, isWhole, token: tokenOf(c), isCarried: false, requestId: c.get('requestId') }),
    );
  };
}

function tokenOf(c: AppContext): string | undefined {
  try {
    return bearerToken(c);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

/** The state of a year is sent to a new phone: compressed it is a third. Below this, nothing is gained. */
const COMPRESSED_ABOVE_BYTES = 1_024;

/**
 * Bytes behind a token, for the app's own code: nothing shows them, nothing can embed them, and every further header would weigh
 * more than they do.
 */
const HEADERS = { 'content-type': EXCHANGE_CONTENT_TYPE, 'cache-control': 'no-store, no-transform' };

async function send(c: AppContext, { status, retryAfterSeconds, bytes }: Answer): Promise<Response> {
  const httpStatus = status === 'ok' ? 200 : HTTP_STATUS[status];
  const headers = retryAfterSeconds > 0 ? { ...HEADERS, 'retry-after': String(retryAfterSeconds) } : HEADERS;
  if (bytes.length <= COMPRESSED_ABOVE_BYTES) return c.body(bytes, httpStatus, headers);
  const { body, encoding } = await compressBytes(bytes, c.req.header('accept-encoding'));
  return c.body(body, httpStatus, encoding ? { ...headers, 'content-encoding': encoding } : headers);
}
