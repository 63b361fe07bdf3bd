import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { canonicalJson, type Json } from '../../../../src/protocol/pack/canonical-json.ts';
import type { CatalogueCourse, SignedCatalogue } from '../../../../src/protocol/pack/catalogue.ts';
import type { PackServer } from './pack-server.ts';

interface KeyPair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

export const newKey = (): KeyPair => generateKeyPairSync('ed25519');

export const publicHex = ({ publicKey }: KeyPair): string =>
  publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');

export const signed = (value: Json, { privateKey }: KeyPair) => {
  const payload = canonicalJson(value);
  return { payload, signature: sign(null, Buffer.from(payload), privateKey).toString('hex') };
};

interface CatalogueOptions {
  root: KeyPair;
  key: KeyPair;
  counter?: number;
  delegationCounter?: number;
  courses?: CatalogueCourse[];
}

/** Publishes a catalogue in en and fr, properly signed, and returns what was signed. */
export function publish(
  server: PackServer,
  { root, key, counter = 1, delegationCounter = 1, courses = [] }: CatalogueOptions,
): SignedCatalogue {
  const shard = (lang: string) => server.putJson({ format: 1, lang, courses });
  const catalogue = {
    index: signed({ format: 1, counter, shards: { en: shard('en'), fr: shard('fr') } }, key),
    delegation: signed({ format: 1, role: 'catalogue', key: publicHex(key), counter: delegationCounter }, root),
  };
  server.setCatalogue(JSON.stringify(catalogue));
  return catalogue;
}
