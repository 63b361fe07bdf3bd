import { describe } from 'vitest';
import type { Store } from '../../server/store/store.ts';
import { exchangeContract } from './exchange-contract.ts';
import { peopleContract } from './people-contract.ts';

export interface StorePlace {
  /** Opens the store, or opens it again with all that it kept. `now` is milliseconds since 1970. */
  readonly open: (now: () => number) => Promise<Store>;
  readonly remove: () => Promise<void>;
}

/** What every engine must do in the same way. `create` makes room for an empty store. */
export function storeContract(engine: string, create: () => Promise<StorePlace>): void {
  describe(`the store on ${engine}`, () => {
    exchangeContract(create);
    peopleContract(create);
  });
}
