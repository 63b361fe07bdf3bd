import type { Teacher } from './teacher.ts';

/** What the phone keeps by a name beside its databases; undefined where nothing. */
export const keptValue = ({ page }: Teacher, name: string): Promise<unknown> =>
  page.evaluate(async (key) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await settled(indexedDB.open('keyval-store'));
    const value: unknown = await settled(db.transaction('keyval').objectStore('keyval').get(key));
    db.close();
    return value;
  }, name);
