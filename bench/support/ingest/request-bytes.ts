import { type ExchangeRequest, encodeRequest } from '../../../src/protocol/exchange/request.ts';
import { NONCE_BYTES } from '../../../src/protocol/exchange/version.ts';

/** A request that says what is given and leaves out the rest. */
export const requestBytes = (said: Partial<ExchangeRequest>, replica: string): Uint8Array<ArrayBuffer> =>
  encodeRequest(
    {
      nonce: new Uint8Array(NONCE_BYTES),
      cites: undefined,
      full: undefined,
      sums: undefined,
      clockOffsetMinutes: undefined,
      facts: [],
      ...said,
    },
    replica,
  );
