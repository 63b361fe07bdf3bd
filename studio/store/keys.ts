import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { catalogueKeys, type Keyring, keyringSchema, publisherKeys } from '../../src/protocol/pack/keyring.ts';
import { type Signed, signedSchema } from '../../src/protocol/pack/signed.ts';
import { numberSchema } from '../../src/protocol/pack/words.ts';
import type { Report } from '../report/finding.ts';
import { delegate, newKeyring } from './edit-keyring.ts';
import { isSignedBy, keyFromPem, keyToPem, newKey, publicHex, signJson } from './signing.ts';

/** What publishing takes. The root key is not among it: it may lie in a safe while nobody comes or goes. */
export interface PublishingKeys {
  keyring: Keyring;
  /** The keyring as the root key signed it. */
  signedKeyring: Signed;
  /** The public half of the root key, in hex: what the app pins. */
  rootKey: string;
  catalogueKey: KeyObject;
  /** The keys of publishers that this folder holds. */
  publisherKeys: ReadonlyMap<number, KeyObject>;
}

/** Whoever numbers courses: `name` is what the keyring calls them. */
export interface Publisher {
  number: number;
  name: string;
}

const FILES = ['catalogue.key', 'keys.json', 'root.pub'] as const;
const publisherFile = (number: number): string => join('publishers', `${number}.key`);

/**
 * Opens the keys of a folder, and makes what it lacks: all of them where there are none, and a key for each of the publishers
 * as long as the root key is there. Undefined, and findings, where something is missing, broken or not signed.
 */
export function openKeys(folder: string, publishers: readonly Publisher[], report: Report): PublishingKeys | undefined {
  const complain = (message: string): void => report('bad-keys', folder, undefined, message);
  try {
    const missing = FILES.filter((name) => !existsSync(join(folder, name)));
    if (existsSync(join(folder, 'delegation.json'))) fromDelegation(folder);
    else if (missing.length === FILES.length) makeKeys(folder);
    else if (missing.length > 0) throw new TypeError(`some keys are missing: ${missing.join(', ')}`);
    const each = [...new Map(publishers.map((publisher) => [publisher.number, publisher])).values()];
    for (const publisher of each) ensurePublisher(folder, publisher);
    return readKeys(folder, each);
  } catch (error) {
    complain(`the keys cannot be used: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** The keyring of a folder, checked against its root key. @throws where it is not what the root key signed */
export function readKeyring(folder: string): Pick<PublishingKeys, 'keyring' | 'signedKeyring' | 'rootKey'> {
  const signedKeyring = v.parse(signedSchema, JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')));
  const rootKey = readFileSync(join(folder, 'root.pub'), 'utf8').trim();
  if (!isSignedBy(signedKeyring, rootKey)) throw new TypeError('keys.json is not signed by the key of root.pub');
  return { keyring: v.parse(keyringSchema, JSON.parse(signedKeyring.payload)), signedKeyring, rootKey };
}

/** Signs a keyring with the root key of the folder, and keeps it there. @throws where the root key is not there */
export function writeKeyring(folder: string, keyring: Keyring): void {
  const file = join(folder, 'root.key');
  if (!existsSync(file)) throw new TypeError(`root.key is not in ${folder}: bring it there, it signs who may publish`);
  const root = keyFromPem(readFileSync(file));
  if (publicHex(root) !== readFileSync(join(folder, 'root.pub'), 'utf8').trim()) {
    throw new TypeError('root.key is another key than root.pub says');
  }
  writeSecret(join(folder, 'keys.json'), `${JSON.stringify(signJson(keyring, root))}\n`);
}

/** Makes a new key file, for its owner alone, and returns its public half. @throws where the file is there already */
export function makeKeyFile(file: string): string {
  if (existsSync(file)) throw new TypeError(`${file} is there already`);
  const key = newKey();
  writeSecret(file, keyToPem(key));
  return publicHex(key);
}

function readKeys(folder: string, publishers: readonly Publisher[]): PublishingKeys {
  const ring = readKeyring(folder);
  const catalogueKey = keyFromPem(readFileSync(join(folder, 'catalogue.key')));
  if (!catalogueKeys(ring.keyring).includes(publicHex(catalogueKey))) {
    throw new TypeError('catalogue.key is not, or no longer, a catalogue key of the keyring');
  }
  const held = publishers.map(
    ({ number }) => [number, keyFromPem(readFileSync(join(folder, publisherFile(number))))] as const,
  );
  return { ...ring, catalogueKey, publisherKeys: new Map(held) };
}

/** A root key, a catalogue key, and the keyring in which the one vouches for the other (pack-spec [KEY1]). */
export function makeKeys(folder: string): void {
  const rootKey = makeKeyFile(join(folder, 'root.key'));
  const catalogueKey = makeKeyFile(join(folder, 'catalogue.key'));
  writeSecret(join(folder, 'root.pub'), `${rootKey}\n`);
  writeKeyring(folder, newKeyring(catalogueKey));
}

/** A folder of before there were keyrings: its root key vouches for its catalogue key anew. */
function fromDelegation(folder: string): void {
  const file = join(folder, 'delegation.json');
  const { payload } = v.parse(signedSchema, JSON.parse(readFileSync(file, 'utf8')));
  const { counter } = v.parse(v.object({ counter: numberSchema }), JSON.parse(payload));
  const catalogueKey = publicHex(keyFromPem(readFileSync(join(folder, 'catalogue.key'))));
  writeKeyring(folder, newKeyring(catalogueKey, counter + 1));
  rmSync(file);
}

/** A publisher that has no key in this folder gets one, as long as nobody else holds keys of it. */
function ensurePublisher(folder: string, { number, name }: Publisher): void {
  const file = join(folder, publisherFile(number));
  const { keyring } = readKeyring(folder);
  const known = publisherKeys(keyring, number);
  if (existsSync(file) && known.includes(publicHex(keyFromPem(readFileSync(file))))) return;
  if (known.length > 0) throw new TypeError(`the key of publisher ${number} (${name}) belongs in ${file}`);
  const key = existsSync(file) ? publicHex(keyFromPem(readFileSync(file))) : undefined;
  if (key !== undefined && keyring.revoked.includes(key)) throw new TypeError(`the key in ${file} was revoked`);
  writeKeyring(folder, delegate(keyring, { number, name, key: key ?? makeKeyFile(file) }));
}

function writeSecret(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
