import type { Teacher } from './teacher.ts';

/** The keys of a table of the phone's library, straight from IndexedDB. */
export const keptKeys = ({ page }: Teacher, table: string): Promise<unknown[]> =>
  page.evaluate(async (name) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await settled(indexedDB.open('caravan-library'));
    const keys = await settled(db.transaction(name).objectStore(name).getAllKeys());
    db.close();
    return keys;
  }, table);
