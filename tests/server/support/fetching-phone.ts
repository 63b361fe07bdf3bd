import { runExchange } from '../../../src/sync/exchange.ts';
import { makePhone, never, type Phone } from '../../support/study-phone.ts';

/** A phone with the real client code, that asks the server which is running now. */
export function fetchingPhone(origin: () => string): Phone {
  const { db, deps } = makePhone();
  const mine = { ...deps, fetch: (path: unknown, init?: RequestInit) => fetch(`${origin()}${path}`, init) };
  return { db, deps: mine, sync: () => runExchange(mine, never) };
}
