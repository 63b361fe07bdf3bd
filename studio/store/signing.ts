import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson, type Json } from '../../src/protocol/pack/canonical-json.ts';
import type { Signed } from '../../src/protocol/pack/signed.ts';

/** Signs a value as canonical JSON: Ed25519 over its UTF-8 bytes (pack-spec [SIG1]). */
export function signJson(value: Json, key: KeyObject): Signed {
  const payload = canonicalJson(value);
  return { payload, signature: sign(null, Buffer.from(payload), key).toString('hex') };
}

/** Whether the holder of the key (32 bytes in hex) signed exactly this text. */
export function isSignedBy({ payload, signature }: Signed, keyHex: string): boolean {
  const x = Buffer.from(keyHex, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, Buffer.from(payload), key, Buffer.from(signature, 'hex'));
}

/** The first of the keys that signed the text. */
export const signerOf = (signed: Signed, keysHex: readonly string[]): string | undefined =>
  keysHex.find((key) => isSignedBy(signed, key));

export const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

/** The 32 bytes of an Ed25519 public key in hex: the end of its SPKI form. */
export const publicHex = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');

/** A private key as text (PKCS #8 in PEM), and back. @throws where the text is no Ed25519 key */
export const keyToPem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
export function keyFromPem(pem: Buffer | string): KeyObject {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key');
  return key;
}
