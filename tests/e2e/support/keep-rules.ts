import type { DataRules } from '../../../src/data/usage/rules.ts';
import type { Teacher } from './teacher.ts';

/** As if she had given these rules for her data on the page of this phone, in another tab: every tab goes by them at once. */
export const keepRules = ({ page }: Teacher, rules: DataRules): Promise<void> =>
  page.evaluate(
    (given) =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open('keyval-store');
        asked.onupgradeneeded = () => asked.result.createObjectStore('keyval');
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const change = asked.result.transaction('keyval', 'readwrite');
          change.objectStore('keyval').put(given, 'data-rules');
          change.oncomplete = () => {
            asked.result.close();
            const others = new BroadcastChannel('caravan-usage');
            others.postMessage(null);
            others.close();
            resolve();
          };
        };
      }),
    rules,
  );
