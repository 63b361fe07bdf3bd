import type { Hono } from 'hono';
import { toHex } from '../../src/protocol/bytes/hex.ts';
import { CARRIER_API } from '../../src/protocol/carrier/api.ts';
import { CARRIED_CONTENT_TYPE, encodeCarriedFile, MAX_CARRIED_BYTES } from '../../src/protocol/carrier/carried-file.ts';
import type { KeyPair } from '../../src/protocol/carrier/hpke.ts';
import type { ExchangeDesk } from '../exchange/answer-exchange.ts';
import type { AppEnv } from '../http/app-env.ts';
import { readBody } from '../http/read-body.ts';
import { ProblemError } from '../people/problem-error.ts';
import type { Store } from '../store/store.ts';
import { answerEnvelopes, readEnvelopes } from './answer-envelopes.ts';
import { openServerKey } from './server-key.ts';

export interface CarrierDeps {
  readonly store: Store;
  readonly answerExchange: ExchangeDesk;
}

/** So many deliveries are worked on at once; a carrier who comes then comes back. */
const MAX_DELIVERIES = 8;
const RETRY_SECONDS = 30;

/** The key that phones seal to, and the door where carriers hand in what was sealed: nobody need say who they are. */
export function addCarrierRoutes(app: Hono<AppEnv>, { store, answerExchange }: CarrierDeps): void {
  let opening: Promise<KeyPair> | undefined;
  const serverKey = (): Promise<KeyPair> => {
    opening ??= openServerKey(store).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  let deliveries = 0;

  app.get(CARRIER_API.serverKey, async (c) => c.json({ publicKey: toHex((await serverKey()).publicKey) }));

  app.post(CARRIER_API.carry, async (c) => {
    const { bytes, isWhole } = await readBody(c.req.raw, MAX_CARRIED_BYTES);
    if (!isWhole) throw new ProblemError('bad-request');
    const envelopes = await readEnvelopes(bytes);
    if (deliveries >= MAX_DELIVERIES) throw new ProblemError('too-many-tries', RETRY_SECONDS);
    deliveries += 1;
    try {
      const requestId = c.get('requestId');
      const deps = { store, answerExchange, serverKey: await serverKey(), requestId };
      const receipts = await answerEnvelopes(envelopes, deps);
      c.header('content-type', CARRIED_CONTENT_TYPE);
      c.header('cache-control', 'no-store, no-transform');
      return c.body(await encodeCarriedFile({ kind: 'receipts', receipts }));
    } finally {
      deliveries -= 1;
    }
  });
}
