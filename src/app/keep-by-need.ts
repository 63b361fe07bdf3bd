import { i18n } from '@lingui/core';
import { hasNativeSignatures } from '../data/library/signature.ts';
import { hasNativeReader } from '../features/carry/code-reader.ts';
import { keepSet } from '../sw-bridge/keep-set.ts';
import type { Cancel } from '../sync/deps.ts';

/** Sets of the service worker's list that stand in for what a browser lacks. */
const STAND_INS = { reader: hasNativeReader, signature: hasNativeSignatures };

/**
 * Lets the service worker keep what not every phone needs: the words of the language in force, and our QR reader and our signature check
 * where the browser has none.
 * At each start, since a cleaner may have taken them, and again whenever there is a line. What is kept costs nothing.
 */
export async function keepByNeed({ active }: ServiceWorkerRegistration, { signal }: Cancel): Promise<void> {
  if (!active) return;
  const keep = async () => {
    await keepSet(active, i18n.locale);
    if (!navigator.onLine) return;
    for (const [set, isNative] of Object.entries(STAND_INS)) if (!(await isNative())) await keepSet(active, set);
  };
  addEventListener('online', () => void keep().catch(reportError), { signal });
  await keep();
}
