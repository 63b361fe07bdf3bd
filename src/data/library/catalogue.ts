/// <reference path="../../build-constants.d.ts" />
import * as v from 'valibot';
import type { BlobRef } from '../../protocol/pack/blob-ref.ts';
import {
  type CatalogueCourse,
  type CatalogueIndex,
  type CatalogueShard,
  catalogueShardSchema,
  type SignedCatalogue,
  signedCatalogueSchema,
} from '../../protocol/pack/catalogue.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { fetchJson } from './fetch-blob.ts';
import { fetchBytes } from './fetch-bytes.ts';
import type { LibraryDb } from './library-db.ts';
import { PackProblem, storing } from './pack-problem.ts';
import { type Trusted, trustCatalogue } from './trust.ts';

const INDEX_LIMIT_BYTES = 65_536;
const answerSchema = v.pipe(v.string(), v.parseJson(), signedCatalogueSchema);

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
  { signal, rootKey = __ROOT_KEY__ }: RefreshOptions,
): Promise<'same' | 'new' | 'offline' | 'untrusted'> {
  // Over plain HTTP from another machine there is no WebCrypto: nothing could be checked, and nothing kept.
  if (!crypto.subtle) return 'offline';
  const answer = await fetchAnswer(deps, { signal });
  if (!answer) return 'offline';
  const seen = await deps.library.trust.get(rootKey);
  const trusted = await trustCatalogue(answer, rootKey, seen);
  if (!trusted) return 'untrusted';
  const ref = shardOf(trusted.value, lang);
  const kept = await deps.library.catalogue.get(lang);
  if (!ref || ref.hash === kept?.hash) {
    await deps.library.trust.put(trusted.row);
    return 'same';
  }
  const shard = await fetchShard(deps, ref, { signal });
  if (!shard) return 'offline';
  return keepShard(deps.library, { lang, hash: ref.hash, shard }, trusted);
}

/** The catalogue in this language, else in any that the phone has; undefined before the first refresh. */
export async function readCatalogue(db: LibraryDb, lang: string): Promise<CatalogueShard | undefined> {
  const row = (await db.catalogue.get(lang)) ?? (await db.catalogue.toCollection().first());
  return row?.shard;
}

/** The newest entry of a course in whatever languages of the catalogue the phone has. */
export async function readListed(db: LibraryDb, course: number): Promise<CatalogueCourse | undefined> {
  const rows = await db.catalogue.toArray();
  const entries = rows.flatMap(({ shard }) => shard.courses.filter((entry) => entry.course === course));
  return entries.sort((a, b) => b.version - a.version)[0];
}

/** The browser makes the request conditional (`no-cache`): an unchanged catalogue costs headers only. */
async function fetchAnswer(deps: LibraryDeps, { signal }: Cancellable): Promise<SignedCatalogue | undefined> {
  try {
    const options = { limitBytes: INDEX_LIMIT_BYTES, cache: 'no-cache', signal } as const;
    const bytes = await fetchBytes(deps.fetch, '/packs/catalogue.json', options);
    const answer = v.safeParse(answerSchema, new TextDecoder().decode(bytes));
    return answer.success ? answer.output : undefined;
  } catch (error) {
    if (error instanceof PackProblem) return undefined;
    throw error;
  }
}

/** Where a language has no catalogue of its own, English stands in, else whichever there is. */
const shardOf = ({ shards }: CatalogueIndex, lang: string): BlobRef | undefined =>
  shards[lang] ?? shards.en ?? Object.values(shards)[0];

async function fetchShard(deps: LibraryDeps, ref: BlobRef, options: Cancellable): Promise<CatalogueShard | undefined> {
  try {
    return await fetchJson(deps, ref, catalogueShardSchema, options);
  } catch (error) {
    if (error instanceof PackProblem) return undefined;
    throw error;
  }
}

/** Another tab may have kept a newer one meanwhile: compared again where it is written. */
async function keepShard(
  db: LibraryDb,
  row: { lang: string; hash: string; shard: CatalogueShard },
  trusted: Trusted,
): Promise<'new' | 'same'> {
  return storing(() =>
    db.transaction('rw', db.trust, db.catalogue, async () => {
      const seen = await db.trust.get(trusted.row.rootKey);
      if (seen && seen.index.counter > trusted.row.index.counter) return 'same';
      await db.trust.put(trusted.row);
      await db.catalogue.put(row);
      return 'new';
    }),
  );
}
