/// <reference path="../../build-constants.d.ts" />
import {
  type CatalogueCourse,
  type CatalogueHead,
  catalogueDeltaSchema,
  catalogueShardSchema,
} from '../../protocol/pack/catalogue.ts';
import type { Signed } from '../../protocol/pack/signed.ts';
import { applyDelta } from './apply-delta.ts';
import { readCatalogue } from './catalogue.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { fetchJson } from './fetch-blob.ts';
import { fetchSigned } from './fetch-signed.ts';
import { keepListing } from './keep-listing.ts';
import type { LibraryDb, ListingRow } from './library-db.ts';
import { PackProblem, storing, unlessFull } from './pack-problem.ts';
import { goesBack } from './trust.ts';
import { vouchFor } from './vouch-for.ts';

/** Stands in for a language that has no catalogue of its own. */
const FALLBACK_LANGUAGE = 'en';
/** How exactly it is kept when the server was last asked. */
const ASKED_WITHIN_MS = 3_600_000;

interface RefreshOptions extends Cancellable {
  /** The pinned root key, 32 bytes in hex. */
  rootKey?: string;
}

/**
 * Asks for the catalogue of a language. `new`: there is something to show. `untrusted`: somebody answered with a
 * catalogue that the pinned key does not vouch for, or an older one than was seen before; nothing of it is kept.
 * Whatever is no catalogue at all (no answer, a captive portal) is `offline`. Throws PackProblem `full` only.
 */
export async function refreshCatalogue(
  deps: LibraryDeps,
  lang: string,
  options: RefreshOptions,
): Promise<'same' | 'new' | 'offline' | 'untrusted'> {
  // Over plain HTTP from another machine there is no WebCrypto: nothing could be checked, and nothing kept.
  if (!crypto.subtle) return 'offline';
  try {
    return await refresh(deps, lang, options);
  } catch (error) {
    if (error instanceof PackProblem && error.kind !== 'full') return 'offline';
    throw error;
  }
}

async function refresh(
  deps: LibraryDeps,
  lang: string,
  { signal, rootKey = __ROOT_KEY__ }: RefreshOptions,
): Promise<'same' | 'new' | 'untrusted'> {
  const answer = await fetchHead(deps, lang, { signal });
  const row = await deps.library.listings.get(lang);
  const kept = row?.rootKey === rootKey && row.shown === answer.lang ? row : undefined;
  const { payload } = answer.signed;
  const askedAt = deps.now();
  // To the letter what was found good before: nothing is to be checked or fetched.
  if (kept?.payload === payload) {
    await noteAsked(deps.library, kept, askedAt);
    return 'same';
  }
  const head = await vouchFor(deps, answer.signed, { signal, rootKey });
  if (head?.lang !== answer.lang || goesBack({ counter: head.counter, payload }, kept)) return 'untrusted';
  const courses = await fetchCourses(deps, head, kept, { signal });
  const listing = { lang, rootKey, counter: head.counter, payload, shown: head.lang, askedAt };
  return storing(() => keepListing(deps.library, listing, courses));
}

async function noteAsked(db: LibraryDb, { lang, askedAt = 0 }: ListingRow, now: number): Promise<void> {
  if (Math.abs(now - askedAt) > ASKED_WITHIN_MS)
    await storing(() => db.listings.update(lang, { askedAt: now })).catch(unlessFull);
}

async function fetchHead(
  deps: LibraryDeps,
  lang: string,
  options: Cancellable,
): Promise<{ lang: string; signed: Signed }> {
  try {
    return { lang, signed: await fetchSigned(deps, `catalogue/${lang}.json`, options) };
  } catch (error) {
    const isMissing = error instanceof PackProblem && error.kind === 'missing';
    if (!isMissing || lang === FALLBACK_LANGUAGE) throw error;
    return fetchHead(deps, FALLBACK_LANGUAGE, options);
  }
}

/** What changed since the kept catalogue, where that is less than the whole [CAT5]; the whole, where it does not add up. */
async function fetchCourses(
  deps: LibraryDeps,
  head: CatalogueHead,
  kept: ListingRow | undefined,
  options: Cancellable,
): Promise<CatalogueCourse[]> {
  const changed = kept && (await fetchChanged(deps, head, kept, options));
  return changed ?? (await fetchJson(deps, head.shard, catalogueShardSchema, options)).courses;
}

async function fetchChanged(
  deps: LibraryDeps,
  { recent, deltas, digest }: CatalogueHead,
  { counter, lang }: ListingRow,
  options: Cancellable,
): Promise<CatalogueCourse[] | undefined> {
  const courses = (await readCatalogue(deps.library, lang))?.courses ?? [];
  if (recent && recent.from <= counter) return applyDelta(courses, recent, digest);
  const nearest = deltas.find(({ from }) => from <= counter);
  if (!nearest) return undefined;
  try {
    return await applyDelta(courses, await fetchJson(deps, nearest.ref, catalogueDeltaSchema, options), digest);
  } catch (error) {
    if (error instanceof PackProblem) return undefined;
    throw error;
  }
}
