import { i18n } from '@lingui/core';
import { hasNativeReader } from '../features/carry/code-reader.ts';
import { keepSet } from '../sw-bridge/keep-set.ts';
import type { Cancel } from '../sync/deps.ts';

/** Our QR reader, in the list of the service worker. */
const READER = 'reader';

/**
 * Lets the service worker keep what not every phone needs: the words of the language in force, and our QR reader where the browser has none.
 * At each start, since a cleaner may have taken them, and again whenever there is a line. What is kept costs nothing.
 */
export async function keepByNeed({ active }: ServiceWorkerRegistration, { signal }: Cancel): Promise<void> {
  if (!active) return;
  const keep = async () => {
    await keepSet(active, i18n.locale);
    if (navigator.onLine && !(await hasNativeReader())) await keepSet(active, READER);
  };
  addEventListener('online', () => void keep().catch(reportError), { signal });
  await keep();
}
