/** What another app shared with this one lies here until it is taken in. */
const CACHE = 'caravan-shared';
const FOLDER = '/hand/shared/';

/** Keeps files that were shared, in place of any before. Rejects where they do not fit. */
export async function keepShared(caches: CacheStorage, files: readonly File[]): Promise<void> {
  await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  for (const [n, file] of files.entries()) {
    await cache.put(`${FOLDER}${n}`, new Response(file));
  }
}

/** The files that wait to be taken in, as the browser keeps them: nothing is read into memory. */
export async function readShared(caches: CacheStorage): Promise<Blob[]> {
  const cache = await caches.open(CACHE);
  const kept = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
  return Promise.all(kept.flatMap((response) => (response ? [response.blob()] : [])));
}

export const forgetShared = (caches: CacheStorage): Promise<boolean> => caches.delete(CACHE);
