import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { canonicalJson, type Json } from '../../../../src/protocol/pack/canonical-json.ts';
import { type CatalogueCourse, digestText } from '../../../../src/protocol/pack/catalogue.ts';
import type { Keyring } from '../../../../src/protocol/pack/keyring.ts';
import { COURSES_PER_ROOT_LIST } from '../../../../src/protocol/pack/root-list.ts';
import type { Signed } from '../../../../src/protocol/pack/signed.ts';
import { toColumns } from '../../../../studio/store/catalogue-columns.ts';
import { type PackServer, sha256Of } from './pack-server.ts';

interface KeyPair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

export const newKey = (): KeyPair => generateKeyPairSync('ed25519');

export const publicHex = ({ publicKey }: KeyPair): string =>
  publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');

export const signed = (value: Json, { privateKey }: KeyPair): Signed => {
  const payload = canonicalJson(value);
  return { payload, signature: sign(null, Buffer.from(payload), privateKey).toString('hex') };
};

interface KeyringOptions {
  root: KeyPair;
  /** Catalogue keys. */
  keys: readonly KeyPair[];
  counter?: number;
  revoked?: readonly KeyPair[];
  /** Keys of publisher 1. */
  publisher?: readonly KeyPair[];
}

/** Publishes a keyring. */
export function publishKeyring(
  server: PackServer,
  { root, keys, counter = 1, revoked = [], publisher = [] }: KeyringOptions,
): Signed {
  const keyring: Keyring = {
    format: 1,
    counter,
    catalogue: keys.map(publicHex),
    publishers: [{ number: 1, name: 'Test', keys: publisher.map(publicHex) }],
    revoked: revoked.map(publicHex),
  };
  const answer = signed(keyring, root);
  server.putFile('keys.json', JSON.stringify(answer));
  return answer;
}

interface HeadOptions {
  key: KeyPair;
  counter?: number;
  /** The keyring it asks for. */
  keys?: number;
  courses?: CatalogueCourse[];
  lang?: string;
  /** Where it is put, if not at its own language's place. */
  at?: string;
  digest?: string;
  recent?: { from: number; changed: CatalogueCourse[]; gone?: number[] };
  /** Deltas beside it. */
  deltas?: { from: number; changed: CatalogueCourse[]; gone?: number[] }[];
}

/** Publishes the catalogue of a language, and tells where its shard and deltas lie. */
export function publish(
  server: PackServer,
  { key, counter = 1, keys = 1, courses = [], lang = 'en', ...options }: HeadOptions,
) {
  const plain = courses.map(({ root: _, ...entry }) => entry);
  const roots: Json[] = [];
  for (let at = 0; at < courses.length; at += COURSES_PER_ROOT_LIST) {
    const list = courses.slice(at, at + COURSES_PER_ROOT_LIST);
    roots.push(server.putJson(Object.fromEntries(list.map(({ course, root }) => [String(course), root ?? null]))));
  }
  const shard = server.putJson({ format: 1, lang, courses: toColumns(plain), roots });
  const delta = ({ changed, gone = [] }: { changed: CatalogueCourse[]; gone?: number[] }) => ({
    changed: toColumns(changed),
    gone,
  });
  const deltas = (options.deltas ?? []).map(({ from, ...rest }) => ({ from, ref: server.putJson(delta(rest)) }));
  const head = {
    ...{ format: 1, lang, counter, keys, shard, deltas },
    digest: options.digest ?? sha256Of(digestText(courses)).slice(0, 16),
    ...(options.recent && { recent: { from: options.recent.from, ...delta(options.recent) } }),
  };
  const answer = signed(head, key);
  server.putFile(`catalogue/${options.at ?? lang}.json`, JSON.stringify(answer));
  return { answer, shard, deltas };
}
