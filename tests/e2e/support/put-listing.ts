import type { Page } from 'playwright-core';
import { shelvesOf } from '../../../src/data/library/shelve-catalogues.ts';
import type { CatalogueCourse } from '../../../src/protocol/pack/catalogue.ts';

interface Listed {
  readonly lang: string;
  readonly courses: readonly CatalogueCourse[];
  /** When the server last said that this is the newest; milliseconds since 1970. */
  readonly askedAt: number;
}

/** Puts a list of courses into the library of the phone that shows this page, as a refresh would have. */
export async function putListing(page: Page, { lang, courses, askedAt }: Listed): Promise<void> {
  const listing = { lang, shown: lang, rootKey: 'of-the-test', counter: 1, payload: '', askedAt };
  await page.evaluate(
    ([head, shelves]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('caravan-library');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const writing = db.transaction(['listings', 'listed'], 'readwrite');
          writing.objectStore('listings').put(head);
          writing.objectStore('listed').clear();
          for (const shelf of shelves) writing.objectStore('listed').put(shelf);
          writing.onerror = () => reject(writing.error);
          writing.oncomplete = () => {
            db.close();
            resolve();
          };
        };
      }),
    [listing, shelvesOf(lang, courses)] as const,
  );
}
