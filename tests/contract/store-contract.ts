import { describe } from 'vitest';
import type { Store } from '../../server/store/store.ts';
import { exchangeContract } from './exchange-contract.ts';
import { peopleContract } from './people-contract.ts';
import { ratchetContract } from './ratchet-contract.ts';
import { rescueContract } from './rescue-contract.ts';

export interface StorePlace {
  /** Opens the store, or opens it again with all that it kept. `now` is milliseconds since 1970. */
  readonly open: (now: () => number) => Promise<Store>;
  readonly remove: () => Promise<void>;
}

/** Commits are written through: on a busy disk each takes its time. */
const LIMIT_MS = 60_000;

/** What every engine must do in the same way. `create` makes room for an empty store. */
export function storeContract(engine: string, create: () => Promise<StorePlace>): void {
  describe(`the store on ${engine}`, { timeout: LIMIT_MS }, () => {
    exchangeContract(create);
    ratchetContract(create);
    peopleContract(create);
    rescueContract(create);
  });
}
