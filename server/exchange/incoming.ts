import { type OpenedRequest, openRequest } from '../../src/protocol/exchange/request.ts';
import type { AcceptedResponse } from '../../src/protocol/exchange/response.ts';
import type { FailureStatus } from '../../src/protocol/exchange/status.ts';

/** A request as it came in. */
export interface Incoming {
  readonly request: OpenedRequest;
  /** Of its message. */
  readonly bytes: number;
  /**
   * Brought by somebody else, late perhaps and more than once [SEAL4]: what it cites says nothing, so it leaves the ratchet
   * alone and is never a clone's.
   */
  readonly isCarried: boolean;
}

/** @throws MalformedError, UnsupportedVersionError */
export const openIncoming = (message: Uint8Array, { isCarried } = { isCarried: false }): Incoming => ({
  request: openRequest(message),
  bytes: message.length,
  isCarried,
});

/** What an exchange came to. What was accepted is on the disk. */
export type ExchangeOutcome =
  | (Pick<AcceptedResponse, 'status' | 'cursor' | 'facts' | 'parked' | 'differ'> & {
      /** Who asked. */
      readonly replica: string;
      /** The epoch that it had read in. */
      readonly knownEpoch: string;
    })
  | { readonly status: FailureStatus };

/** What an exchange is told of the world. */
export interface ExchangeContext {
  /** Of the whole database; a restored backup has another. */
  readonly serverEpoch: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}
