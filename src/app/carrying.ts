import { isCarrier, openCarried } from '../carrier/carried-db.ts';
import { deliverCarried } from '../carrier/deliver.ts';
import { rememberServerKey } from '../carrier/server-key.ts';
import type { Cancel } from '../sync/deps.ts';
import { deps } from './deps.ts';

/** Brings what this phone carries for others, at each start and whenever there is a line again; and knows the key to seal with. */
export async function keepCarrying({ signal }: Cancel): Promise<void> {
  const deliver = () => void deliverNow({ signal }).catch(reportError);
  addEventListener('online', deliver, { signal });
  deliver();
  await rememberServerKey(deps(), { signal });
}

async function deliverNow(cancel: Cancel): Promise<void> {
  if (!(await isCarrier())) return;
  await deliverCarried({ carried: openCarried(), fetch: deps().fetch, locks: navigator.locks }, cancel);
}
