/** Copies a database with all that is in it, as a phone's settings are moved to another phone. */
export async function copyDatabase(from: IDBFactory, to: IDBFactory, name: string): Promise<void> {
  const source = await whenDone(from.open(name));
  const stores = await readStores(source);
  const opening = to.open(name, source.version);
  opening.addEventListener('upgradeneeded', () => {
    for (const { store, keyPath, indexes } of stores) {
      const made = opening.result.createObjectStore(store, { keyPath });
      for (const { index, path, unique, multiEntry } of indexes) made.createIndex(index, path, { unique, multiEntry });
    }
  });
  const target = await whenDone(opening);
  source.close();
  if (stores.length > 0) await fill(target, stores);
  target.close();
}

type Stores = Awaited<ReturnType<typeof readStores>>;

function readStores(source: IDBDatabase) {
  const names = [...source.objectStoreNames];
  if (names.length === 0) return Promise.resolve([]);
  const reading = source.transaction(names);
  return Promise.all(
    names.map(async (store) => {
      const from = reading.objectStore(store);
      const { keyPath } = from;
      const indexes = [...from.indexNames].map((index) => {
        const { keyPath: path, unique, multiEntry } = from.index(index);
        return { index, path, unique, multiEntry };
      });
      const [keys, values] = await Promise.all([whenDone(from.getAllKeys()), whenDone(from.getAll())]);
      return { store, keyPath, indexes, keys, values };
    }),
  );
}

function fill(target: IDBDatabase, stores: Stores): Promise<void> {
  const writing = target.transaction([...target.objectStoreNames], 'readwrite');
  for (const { store, keyPath, keys, values } of stores) {
    const into = writing.objectStore(store);
    for (const [i, value] of values.entries()) {
      if (keyPath === null) into.put(value, keys[i]);
      else into.put(value);
    }
  }
  return new Promise((resolve, reject) => {
    writing.addEventListener('complete', () => resolve());
    writing.addEventListener('abort', () => reject(writing.error));
  });
}

/** The result of a request, when it is there. */
export const whenDone = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
