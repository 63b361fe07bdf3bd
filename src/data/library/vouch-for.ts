import type { CatalogueHead } from '../../protocol/pack/catalogue.ts';
import type { Signed } from '../../protocol/pack/signed.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { fetchSigned } from './fetch-signed.ts';
import type { LibraryDb, TrustRow } from './library-db.ts';
import { storing } from './pack-problem.ts';
import { goesBack, readKeyring, trustHead, trustKeyring } from './trust.ts';

/**
 * The head of a catalogue, when the root key vouches for it: by the keyring that this phone knows, else by the one that the
 * server has now, which is kept even where the head is no good: what it takes back stays taken back (pack-spec [KEY2]). Throws PackProblem.
 */
export async function vouchFor(
  deps: LibraryDeps,
  signed: Signed,
  { signal, rootKey }: Cancellable & { rootKey: string },
): Promise<CatalogueHead | undefined> {
  const seen = (await deps.library.trust.get(rootKey))?.keyring;
  const known = seen && readKeyring(seen.payload);
  const head = known && (await trustHead(signed, known));
  if (head) return head;
  const answer = await fetchSigned(deps, 'keys.json', { signal });
  const keyring = await trustKeyring(answer, rootKey, seen);
  if (!keyring) return undefined;
  await keepKeyring(deps.library, { rootKey, keyring: { counter: keyring.counter, ...answer } });
  return trustHead(signed, keyring);
}

/** Keeps a keyring that was trusted. Another tab may have kept a newer one meanwhile: compared again where it is written. */
export const keepKeyring = (db: LibraryDb, row: TrustRow): Promise<void> =>
  storing(() =>
    db.transaction('rw', db.trust, async () => {
      if (!goesBack(row.keyring, (await db.trust.get(row.rootKey))?.keyring)) await db.trust.put(row);
    }),
  );
