import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { canonicalJson } from '../../src/protocol/pack/canonical-json.ts';
import { delegationSchema, signedSchema } from '../../src/protocol/pack/catalogue.ts';
import { PACK_FORMAT } from '../../src/protocol/pack/course-root.ts';
import type { Report } from '../report/finding.ts';

export type Signed = v.InferOutput<typeof signedSchema>;

/** What signing a catalogue takes. The root key is not among it: it may lie in a safe once the delegation is signed. */
export interface CatalogueKeys {
  key: KeyObject;
  delegation: Signed;
}

const FILES = ['catalogue.key', 'delegation.json', 'root.pub'] as const;

/** Signs a text: Ed25519 over its UTF-8 bytes (pack-spec [SIG1]). */
export const signText = (payload: string, key: KeyObject): Signed => ({
  payload,
  signature: sign(null, Buffer.from(payload), key).toString('hex'),
});

/** Opens the keys of a folder, and makes them where it has none. Undefined, and a finding, when some are missing. */
export function openKeys(folder: string, report: Report): CatalogueKeys | undefined {
  const missing = FILES.filter((name) => !existsSync(join(folder, name)));
  if (missing.length === FILES.length) makeKeys(folder);
  else if (missing.length > 0) {
    report('bad-keys', folder, undefined, `some keys are missing: ${missing.join(', ')}`);
    return undefined;
  }
  return readKeys(folder, report);
}

function readKeys(folder: string, report: Report): CatalogueKeys | undefined {
  try {
    const key = createPrivateKey(readFileSync(join(folder, 'catalogue.key')));
    const delegation = v.parse(signedSchema, JSON.parse(readFileSync(join(folder, 'delegation.json'), 'utf8')));
    const delegated = v.parse(delegationSchema, JSON.parse(delegation.payload));
    if (delegated.key === publicHex(key)) return { key, delegation };
    report('bad-keys', folder, undefined, 'the delegation names another key than catalogue.key');
  } catch (error) {
    report('bad-keys', folder, undefined, `the keys cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  return undefined;
}

/** A root key, and a catalogue key that it delegates to (pack-spec [SIG2]). */
function makeKeys(folder: string): void {
  const root = generateKeyPairSync('ed25519').privateKey;
  const key = generateKeyPairSync('ed25519').privateKey;
  const delegation = { format: PACK_FORMAT, role: 'catalogue', key: publicHex(key), counter: 1 };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeSecret(join(folder, 'root.key'), pem(root));
  writeSecret(join(folder, 'catalogue.key'), pem(key));
  writeSecret(join(folder, 'delegation.json'), `${JSON.stringify(signText(canonicalJson(delegation), root))}\n`);
  writeSecret(join(folder, 'root.pub'), `${publicHex(root)}\n`);
}

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The 32 bytes of an Ed25519 public key: the end of its SPKI form. */
const publicHex = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');

function writeSecret(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
