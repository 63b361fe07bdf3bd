import { type ListedFiles, partsOf, setOf } from './listed-files.ts';

export interface KeptSetsDeps {
  readonly listed: Pick<ListedFiles, 'sets' | 'build'>;
  readonly caches: CacheStorage;
  readonly fetch: typeof fetch;
}

/** One cache for each build: a page that was loaded from the build before finds its words until it is gone. */
const PREFIX = 'caravan-sets-';
const isOurs = (name: string): boolean => name.startsWith(PREFIX);

/**
 * Keeps all files of some sets, so that they are there without a network, and of each set that needs them together with what is kept already.
 * What an earlier build left under the same name has the same bytes, and costs nothing. Rejects where one cannot be fetched whole and
 * as the build knows it: a captive portal's page is never kept.
 */
export async function keepSets(deps: KeptSetsDeps, sets: readonly string[]): Promise<void> {
  const have = new Set([...sets, ...(await setsKept(deps.caches))]);
  const joint = [...deps.listed.sets.keys()].filter((set) => {
    const parts = partsOf(set);
    return parts.length > 1 && parts.every((part) => have.has(part)) && parts.some((part) => sets.includes(part));
  });
  await Promise.all([...sets, ...joint].map((set) => keepFiles(deps, set)));
}

async function keepFiles({ listed, caches, fetch }: KeptSetsDeps, set: string): Promise<void> {
  const files = listed.sets.get(set);
  if (!files) throw new RangeError(`this build has no set ${set}`);
  const cache = await caches.open(PREFIX + listed.build);
  const keep = async ({ url, integrity }: { url: string; integrity: string }) => {
    // Nothing is written again at each start.
    if (await cache.match(url)) return;
    const kept = await findKept(caches, url);
    await cache.put(url, kept ?? (await fetchWhole(fetch, url, integrity)));
  };
  await Promise.all(files.map(keep));
}

async function fetchWhole(fetch: KeptSetsDeps['fetch'], url: string, integrity: string): Promise<Response> {
  const response = await fetch(url, { integrity });
  if (!response.ok) throw new TypeError(`${url} is answered by ${response.status}`);
  return response;
}

/** A kept file, of this build or the one before. */
export const findKept = (caches: CacheStorage, url: string): Promise<Response | undefined> =>
  caches.match(url, { ignoreVary: true });

/** Sets of which an earlier build kept something. */
export async function setsKept(caches: CacheStorage): Promise<Set<string>> {
  const names = (await caches.keys()).filter(isOurs);
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const sets = kept.flat().map(({ url }) => setOf(new URL(url).pathname));
  return new Set(sets.filter((set) => set !== undefined));
}

/** Forgets what all builds kept but this one and the newest other, whose pages may still be open. */
export async function forgetOldSets({ listed, caches }: Pick<KeptSetsDeps, 'listed' | 'caches'>): Promise<void> {
  const others = (await caches.keys()).filter((name) => isOurs(name) && name !== PREFIX + listed.build);
  // Caches are listed in the order in which they were made.
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}
