const NAME = 'bench-raw';

/** A chunk as the library keeps it. */
export interface RawChunk {
  hash: string;
  bytes: Blob;
}

/** A database with one table of chunks, and nothing of the app's around it. */
export async function openRaw(): Promise<{
  put: (rows: readonly RawChunk[]) => Promise<void>;
  remove: () => Promise<void>;
}> {
  await settled(indexedDB.deleteDatabase(NAME));
  const opening = indexedDB.open(NAME);
  opening.onupgradeneeded = () => opening.result.createObjectStore('chunks', { keyPath: 'hash' });
  const db = await settled(opening);
  return {
    put: (rows) => {
      const transaction = db.transaction('chunks', 'readwrite', { durability: 'relaxed' });
      for (const row of rows) transaction.objectStore('chunks').put(row);
      return new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
    },
    remove: async () => {
      db.close();
      await settled(indexedDB.deleteDatabase(NAME));
    },
  };
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
