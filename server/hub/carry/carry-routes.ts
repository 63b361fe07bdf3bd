import { setTimeout as sleep } from 'node:timers/promises';
import type { Hono } from 'hono';
import { CARRIER_API } from '../../../src/protocol/carrier/api.ts';
import {
  CARRIED_CONTENT_TYPE,
  encodeCarriedFile,
  envelopeId,
  MAX_CARRIED_BYTES,
  type Receipt,
} from '../../../src/protocol/carrier/carried-file.ts';
import { readEnvelopes } from '../../carrier/answer-envelopes.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { readBody } from '../../http/read-body.ts';
import { ProblemError } from '../../people/problem-error.ts';
import type { Envelopes } from './envelopes.ts';
import type { MainKey } from './main-key.ts';

export interface CarryDeps {
  readonly envelopes: Envelopes;
  readonly mainKey: MainKey;
  readonly now: () => number;
  readonly mayAsk: () => boolean;
  /** Delivers what waits; settles when that was tried. */
  readonly deliverNow: () => Promise<void>;
}

/** Answers hold what other devices did: so much goes into one delivery, the rest into the next. */
const MAX_ANSWER_BYTES = 4_194_304;
const MAX_DELIVERIES = 8;
const RETRY_SECONDS = 30;
const FULL_RETRY_SECONDS = 3_600;
/** A phone that stands by hears of its receipt at once where the line is good. */
const WAIT_MS = 5_000;

function asManyAsFit(receipts: readonly Receipt[]): Receipt[] {
  let leftBytes = MAX_ANSWER_BYTES;
  return receipts.filter(({ answer }) => {
    leftBytes -= answer?.length ?? 0;
    return leftBytes >= 0;
  });
}

/** Where phones of the main origin, and other hubs, hand in what is sealed to the main server: this hub cannot read any of it. */
export function addCarryRoutes(app: Hono<AppEnv>, deps: CarryDeps): void {
  const { envelopes, mainKey, now } = deps;
  let deliveries = 0;

  app.get(CARRIER_API.serverKey, (c) => {
    const publicKey = mainKey.read();
    if (publicKey === undefined) throw new ProblemError('no-line', RETRY_SECONDS);
    return c.json({ publicKey }, 200, { 'cache-control': 'no-store' });
  });

  app.post(CARRIER_API.carry, async (c) => {
    const { bytes, isWhole } = await readBody(c.req.raw, MAX_CARRIED_BYTES);
    if (!isWhole) throw new ProblemError('bad-request');
    const brought = await readEnvelopes(bytes);
    if (deliveries >= MAX_DELIVERIES) throw new ProblemError('too-many-tries', RETRY_SECONDS);
    deliveries += 1;
    try {
      const named = await Promise.all(brought.map(async (envelope) => ({ id: await envelopeId(envelope), envelope })));
      const ids = named.map(({ id }) => id);
      if (!envelopes.takeIn(named, now())) throw new ProblemError('trouble', FULL_RETRY_SECONDS);
      // From here on it is on the disk; whatever the answer says, the phone need not bring it again but for its receipt.
      if (envelopes.receipts(ids).length < ids.length && deps.mayAsk()) {
        await Promise.race([deps.deliverNow(), sleep(WAIT_MS, undefined, { ref: false })]);
      }
      c.header('content-type', CARRIED_CONTENT_TYPE);
      c.header('cache-control', 'no-store, no-transform');
      return c.body(await encodeCarriedFile({ kind: 'receipts', receipts: asManyAsFit(envelopes.receipts(ids)) }));
    } finally {
      deliveries -= 1;
    }
  });
}
