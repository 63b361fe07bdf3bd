/// <reference path="../build-constants.d.ts" />
import * as v from 'valibot';
import type { LibraryDb } from '../data/library/library-db.ts';
import { readRelease } from '../data/library/releases.ts';
import { isSignedBy } from '../data/library/signature.ts';
import { trustKeyring } from '../data/library/trust.ts';
import { keepKeyring } from '../data/library/vouch-for.ts';
import { type Keyring, keyringSchema, publisherKeys } from '../protocol/pack/keyring.ts';
import { publisherOf, type Release } from '../protocol/pack/release.ts';
import type { Signed } from '../protocol/pack/signed.ts';
import type { Pinned } from './plan-pack-file.ts';

const keyringTextSchema = v.pipe(v.string(), v.parseJson(), keyringSchema);

/**
 * The keyring to judge a file's courses by: the one that came with it, where the root key signed it and this phone has seen
 * no newer; else the one that it has seen. A newer one is kept whatever else is in the file [KEY2].
 */
export async function takeKeyring(
  db: LibraryDb,
  signed: Signed,
  { rootKey = __ROOT_KEY__ }: Pinned = {},
): Promise<Keyring | undefined> {
  const seen = (await db.trust.get(rootKey))?.keyring;
  const trusted = await trustKeyring(signed, rootKey, seen);
  if (!trusted) return seen && readKeyring(seen.payload);
  await keepKeyring(db, { rootKey, keyring: { counter: trusted.counter, ...signed } });
  return readKeyring(signed.payload);
}

/** A release, where a key of the course's publisher that still counts signed it [REL1]. */
export async function trustRelease(signed: Signed, keyring: Keyring): Promise<Release | undefined> {
  // Whose key it must be stands in the text: it is believed only after the signature.
  const release = readRelease(signed);
  if (!release) return undefined;
  for (const key of publisherKeys(keyring, publisherOf(release.course))) {
    if (await isSignedBy(signed, key)) return release;
  }
  return undefined;
}

function readKeyring(payload: string): Keyring | undefined {
  const keyring = v.safeParse(keyringTextSchema, payload);
  return keyring.success ? keyring.output : undefined;
}
