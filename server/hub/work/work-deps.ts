import type { Logger } from 'pino';
import type { Store } from '../../store/store.ts';
import type { Envelopes } from '../carry/envelopes.ts';
import type { MainKey } from '../carry/main-key.ts';
import type { HubPeople } from './hub-people.ts';

/** What passing on the work of this hub's people takes. */
export interface WorkDeps {
  /** The hub's own, as its phones know it. */
  readonly store: Pick<Store, 'exchange' | 'me'>;
  readonly people: HubPeople;
  readonly envelopes: Envelopes;
  readonly mainKey: MainKey;
  readonly log: Logger;
  readonly now: () => number;
}
