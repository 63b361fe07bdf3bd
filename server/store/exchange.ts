import type { ExchangeOutcome, Incoming } from '../exchange/incoming.ts';
import type { StoreContext } from './context.ts';
import { hashOf } from './secrets.ts';

/** One exchange, as the engine runs it. */
export const exchange = (
  { runExchange, serverEpoch, now }: StoreContext,
  token: string,
  incoming: Incoming,
): Promise<ExchangeOutcome> => runExchange(hashOf(token), incoming, { serverEpoch, nowMs: now() });
