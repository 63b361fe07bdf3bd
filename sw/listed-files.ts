import type { PrecacheEntry } from 'workbox-precaching';

/** A file of the build with its hash, as scripts/precache-integrity.ts writes it into the list of the service worker. */
export interface ListedFile {
  /** Path of its address, with the leading slash. */
  readonly url: string;
  /** As `fetch` takes it. */
  readonly integrity: string;
}

export interface ListedFiles {
  /** What every phone keeps. */
  readonly forAll: readonly PrecacheEntry[];
  /**
   * What only some phones need, by the name of the set: the words of a language by its tag, our QR reader as `reader`, what a first
   * visit can do without as `later`; as `later.TAG` what goes with both of them.
   */
  readonly sets: ReadonlyMap<string, readonly ListedFile[]>;
  /** Differs from build to build: every change of a file changes the names in the page, and with them the page's hash. */
  readonly build: string;
}

/** Folder of the sets in the build (vite.config.ts): `/assets/need/SET/FILE`. */
export const NEED_FOLDER = '/assets/need/';

/** The sets that a set goes with. */
export const partsOf = (set: string): string[] => set.split('.');

const SET = /^\/assets\/need\/([^/]+)\//;

/** The set that a path belongs to, if any. */
export const setOf = (path: string): string | undefined => SET.exec(path)?.[1];

/** Takes the build's list apart. Throws where a file has no hash: it could not be told from a captive portal's page. */
export function readListedFiles(list: readonly (PrecacheEntry | string)[]): ListedFiles {
  const forAll: PrecacheEntry[] = [];
  const sets = new Map<string, ListedFile[]>();
  let build = '';
  for (const entry of list) {
    if (typeof entry === 'string' || entry.integrity === undefined)
      throw new TypeError('a file without a hash is listed');
    const { integrity } = entry;
    const url = `/${entry.url}`;
    const set = setOf(url);
    if (set === undefined) forAll.push(entry);
    else sets.set(set, [...(sets.get(set) ?? []), { url, integrity }]);
    if (entry.url === 'index.html') build = integrity;
  }
  return { forAll, sets, build };
}
