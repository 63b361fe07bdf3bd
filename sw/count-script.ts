import { note } from '../src/data/usage/counter.ts';
import { answerHeadBytes, requestHeadBytes } from '../src/data/usage/wire-size.ts';
import type { ListedFiles } from './listed-files.ts';

/** Of the files that page and worker share (scripts/shared-modules.ts), by name. */
const SHARED = /^assets\/shared-([^-]+)-/;
/** The one that the page of a first visit has no use for yet. */
const COMES_LATER = 'exchange';

interface ImportsDeps {
  readonly listed: Pick<ListedFiles, 'forAll'>;
  readonly caches: CacheStorage;
  /** Whether no build was on the phone before: then the page has loaded what it needs, and counted it. */
  readonly isFirst: boolean;
}

/** Counts what this worker imported over the line, which the browser speaks of nowhere either. What the build before had comes from the HTTP cache. */
export async function countImports({ listed, caches, isFirst }: ImportsDeps): Promise<void> {
  const count = async (url: string) => {
    const name = SHARED.exec(url)?.[1];
    if (name === undefined || (isFirst && name !== COMES_LATER)) return;
    if (!(await caches.match(`/${url}`))) await countScript(new URL(url, location.origin).href);
  };
  await Promise.all(listed.forAll.map(({ url }) => count(url)));
}

/**
 * Counts this worker's own script, which the browser fetched for it and speaks of nowhere: its size stands in the HTTP cache, which is asked
 * without the line. A browser that does not keep it there leaves it uncounted.
 */
export async function countScript(url: string): Promise<void> {
  const kept = await fetch(url, { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => undefined);
  if (!kept?.ok) return;
  const bytes = Number(kept.headers.get('content-length') ?? 0);
  note('app', requestHeadBytes(new URL(url)) + answerHeadBytes(kept.headers) + bytes);
}
