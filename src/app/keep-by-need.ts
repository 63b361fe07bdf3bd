import { i18n } from '@lingui/core';
import { liveQuery } from 'dexie';
import { openLibrary } from '../data/library/library-db.ts';
import { hasNativeSignatures } from '../data/library/signature.ts';
import { keepSet } from '../sw-bridge/keep-set.ts';
import type { Cancel } from '../sync/deps.ts';
import { hasNativeReader } from './native-reader.ts';

/** Sets of the service worker's list that stand in for what a browser lacks. */
const STAND_INS = { reader: hasNativeReader, signature: hasNativeSignatures };

/**
 * Lets the service worker keep what not every phone needs: the words of the language in force; our QR reader and our signature check
 * where the browser has none; and what is of use to whoever stays (docs/decisions/what-comes-later.md).
 * At each start, since a cleaner may have taken them, and again whenever there is a line. What is kept costs nothing.
 */
export async function keepByNeed({ active }: ServiceWorkerRegistration, { signal }: Cancel): Promise<void> {
  if (!active) return;
  let stays = isOpenedAgain();
  const keep = async () => {
    await keepSet(active, i18n.locale);
    if (!navigator.onLine) return;
    for (const [set, isNative] of Object.entries(STAND_INS)) if (!(await isNative())) await keepSet(active, set);
    if (stays) await keepSet(active, 'later');
  };
  addEventListener('online', () => void keep().catch(reportError), { signal });
  await keep();
  if (stays) return;
  await firstDownload({ signal });
  stays = true;
  await keep();
}

/** Whether the app came from the service worker: she has been here before. */
function isOpenedAgain(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming && navigation.workerStart > 0;
}

/** Resolves when the phone has a course, or one is on its way to it. */
function firstDownload({ signal }: Cancel): Promise<void> {
  return new Promise((resolve, reject) => {
    const live = liveQuery(() => openLibrary().downloads.limit(1).count()).subscribe({
      next: (count) => {
        if (count === 0) return;
        resolve();
        live.unsubscribe();
      },
      error: reject,
    });
    signal.addEventListener('abort', () => live.unsubscribe(), { once: true });
  });
}
