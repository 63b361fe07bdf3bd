/** The Cache API of one browser, in memory: by address alone, since our files have no variants. */
export function fakeCaches(origin: string): CacheStorage {
  const caches = new Map<string, Map<string, Response>>();
  const addressOf = (request: RequestInfo | URL) =>
    new URL(request instanceof Request ? request.url : request, origin).href;
  const cacheOf = (entries: Map<string, Response>) => ({
    match: async (request: RequestInfo | URL) => entries.get(addressOf(request))?.clone(),
    put: async (request: RequestInfo | URL, response: Response) =>
      void entries.set(addressOf(request), response.clone()),
    keys: async () => [...entries.keys()].map((address) => new Request(address)),
  });
  const storage = {
    open: async (name: string) => {
      const entries = caches.get(name) ?? new Map<string, Response>();
      caches.set(name, entries);
      return cacheOf(entries);
    },
    keys: async () => [...caches.keys()],
    delete: async (name: string) => caches.delete(name),
    match: async (request: RequestInfo | URL) =>
      [...caches.values()]
        .find((entries) => entries.has(addressOf(request)))
        ?.get(addressOf(request))
        ?.clone(),
  };
  // Of a browser's caches the service worker uses these members.
  return storage as unknown as CacheStorage;
}
