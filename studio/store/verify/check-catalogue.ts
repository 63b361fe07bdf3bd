import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type * as v from 'valibot';
import type { BlobRef } from '../../../src/protocol/pack/blob-ref.ts';
import {
  type CatalogueDelta,
  type CatalogueHead,
  catalogueDeltaSchema,
  catalogueHeadSchema,
  catalogueShardSchema,
  DIGEST_DIGITS,
  digestText,
} from '../../../src/protocol/pack/catalogue.ts';
import { catalogueKeys, type Keyring, keyringSchema } from '../../../src/protocol/pack/keyring.ts';
import { rootListSchema } from '../../../src/protocol/pack/root-list.ts';
import { signedSchema } from '../../../src/protocol/pack/signed.ts';
import { headPath } from '../catalogue-head.ts';
import { KEYRING_PATH } from '../keyring-file.ts';
import { sha256 } from '../sha256.ts';
import { signerOf } from '../signing.ts';
import { type Check, complain, parse, readFile } from './check.ts';
import type { BlobCheck } from './check-blobs.ts';

const inflate = promisify(brotliDecompress);
const SIGNED_LIMIT_BYTES = 1_048_576;

/** A course as a head lists it, with its root looked up. */
export interface Listed {
  version: number;
  root: BlobRef | undefined;
}

/** Checks the keyring against the root key, where that is known; undefined where nothing can be said of any signature. */
export async function checkKeyring(check: Check, rootKey: string | undefined): Promise<Keyring | undefined> {
  if (rootKey === undefined) {
    const message = 'without the root key nobody can say who signed this: give it with --root-key';
    complain(check, 'unpinned-keys', KEYRING_PATH, message);
  }
  return readSigned(check, KEYRING_PATH, keyringSchema, rootKey === undefined ? undefined : [rootKey]);
}

/** Checks the catalogue of one language, all the way to the roots; undefined where the store has none. */
export async function checkCatalogue(
  check: Check,
  blobs: BlobCheck,
  { lang, keyring }: { lang: string; keyring: Keyring },
): Promise<{ head: CatalogueHead; courses: Map<number, Listed>; languages: Set<string> } | undefined> {
  const path = headPath(lang);
  const head = await readSigned(check, path, catalogueHeadSchema, catalogueKeys(keyring));
  if (!head) return undefined;
  if (head.lang !== lang) complain(check, 'bad-store', path, `this is the catalogue in ${head.lang}`);
  if (head.keys > keyring.counter) complain(check, 'bad-signature', path, `this asks for the keyring ${head.keys}`);
  const shard = await blobs.json(head.shard, catalogueShardSchema);
  const entries = shard?.courses ?? [];
  if (sha256(digestText(entries)).slice(0, DIGEST_DIGITS) !== head.digest) {
    complain(check, 'bad-store', path, 'the courses do not add up to the digest');
  }
  const courses = new Map<number, Listed>();
  const lists = new Map<string, Record<string, BlobRef> | undefined>();
  for (const { course, version, roots } of entries) {
    if (roots && !lists.has(roots.hash)) lists.set(roots.hash, await blobs.json(roots, rootListSchema));
    courses.set(course, { version, root: lists.get(roots?.hash ?? '')?.[course] });
  }
  if (head.recent) checkDelta(check, path, head.recent, courses);
  for (const { from, ref } of head.deltas) {
    if (from >= head.counter) complain(check, 'bad-store', path, `a delta begins at ${from}, which is not before`);
    const delta = await blobs.json(ref, catalogueDeltaSchema);
    if (delta) checkDelta(check, path, delta, courses);
  }
  return { head, courses, languages: new Set(entries.flatMap((entry) => entry.languages)) };
}

/** What a delta brings must be what the shard has. */
function checkDelta(check: Check, path: string, { changed, gone }: CatalogueDelta, courses: Map<number, Listed>): void {
  for (const { course, version, root } of changed) {
    const listed = courses.get(course);
    const isSame = listed?.version === version && listed.root?.hash === root?.hash;
    if (!isSame) complain(check, 'bad-store', path, `a delta brings another course ${course} than the catalogue has`);
  }
  for (const course of gone) {
    if (courses.has(course)) complain(check, 'bad-store', path, `a delta takes course ${course} away, which is there`);
  }
}

/** Reads a signed file; without keys its signature is not looked at. A missing file is a finding only to whom it matters. */
async function readSigned<T>(
  check: Check,
  path: string,
  schema: v.GenericSchema<unknown, T>,
  keys: readonly string[] | undefined,
): Promise<T | undefined> {
  const bytes = await readFile(check, path, SIGNED_LIMIT_BYTES);
  if (!bytes || bytes === 'unreadable') return undefined;
  const packed = await readFile(check, `${path}.br`, SIGNED_LIMIT_BYTES);
  if (packed && packed !== 'unreadable') {
    const plain = await inflate(packed, { maxOutputLength: bytes.length }).catch(() => undefined);
    if (!plain?.equals(bytes)) complain(check, 'bad-store', `${path}.br`, 'this does not become the file beside it');
  }
  const signed = parse(check, path, Buffer.from(bytes).toString(), signedSchema);
  if (!signed) return undefined;
  if (keys && signerOf(signed, keys) === undefined) {
    complain(check, 'bad-signature', path, 'no key that may sign this has signed it');
    return undefined;
  }
  return parse(check, path, signed.payload, schema);
}
