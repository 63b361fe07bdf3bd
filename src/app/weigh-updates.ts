import { lookForUpdates } from '../data/library/look-for-updates.ts';
import { readLine } from '../data/usage/line.ts';
import type { Cancel } from '../sync/deps.ts';
import { deps } from './deps.ts';

/** On Wi-Fi, what updates weigh is found out before she looks for it: now, and when a line comes. */
export async function weighUpdates({ signal }: Cancel): Promise<void> {
  const weigh = async () => {
    if (navigator.onLine && (await readLine(deps().now())) === 'wifi') await lookForUpdates(deps(), { signal });
  };
  addEventListener('online', () => void weigh().catch(reportError), { signal });
  await weigh();
}
