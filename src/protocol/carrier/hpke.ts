import { MalformedError } from '../bytes/byte-reader.ts';
import { concat } from '../bytes/concat.ts';
import { GCM_KEY_BYTES, GCM_NONCE_BYTES, type GcmKey } from './aes-gcm.ts';
import { expand, extract } from './hkdf.ts';

// Hybrid Public Key Encryption, RFC 9180, base mode, for one message: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
// AES-128-GCM. Own code on WebCrypto, since the libraries weigh four times as much; held to the RFC's vectors by a test.

/** An uncompressed point. */
export const PUBLIC_KEY_BYTES = 65;

type PrivateKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

export interface KeyPair {
  /** 65 bytes: 04, x, y. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly privateKey: PrivateKey;
}

/** What sender and recipient come to share: the message's key, and a secret for whatever else they need. */
export interface HpkeContext {
  readonly message: GcmKey;
  /** `Context.Export` of RFC 9180, 5.3. */
  exportSecret(label: Uint8Array, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

const P256 = { name: 'ECDH', namedCurve: 'P-256' } as const;
const KEM_SUITE = Uint8Array.of(...ascii('KEM'), 0x00, 0x10);
const HPKE_SUITE = Uint8Array.of(...ascii('HPKE'), 0x00, 0x10, 0x00, 0x01, 0x00, 0x01);
const VERSION = ascii('HPKE-v1');
const BASE_MODE = Uint8Array.of(0);
const NOTHING = new Uint8Array();

/** `isExtractable`: whether the private key can be taken out, to be kept. */
export async function generateKeyPair(isExtractable = false): Promise<KeyPair> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(P256, isExtractable, ['deriveBits']);
  return { publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)), privateKey };
}

/** `ephemeral` is a pair made for this message alone; its public key travels with it. @throws MalformedError */
export async function setUpSender(
  recipientKey: Uint8Array,
  info: Uint8Array,
  ephemeral: KeyPair,
): Promise<HpkeContext> {
  const shared = await agree(ephemeral.privateKey, recipientKey);
  return schedule(shared, concat(ephemeral.publicKey, recipientKey), info);
}

/** `ephemeralKey` is what travelled with the message. @throws MalformedError */
export async function setUpRecipient(
  ephemeralKey: Uint8Array,
  info: Uint8Array,
  recipient: KeyPair,
): Promise<HpkeContext> {
  const shared = await agree(recipient.privateKey, ephemeralKey);
  return schedule(shared, concat(ephemeralKey, recipient.publicKey), info);
}

async function agree(privateKey: PrivateKey, publicKey: Uint8Array): Promise<Uint8Array> {
  const other = await importPoint(publicKey);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, privateKey, 256));
}

async function importPoint(point: Uint8Array): Promise<PrivateKey> {
  try {
    return await crypto.subtle.importKey('raw', concat(point), P256, false, []);
  } catch (cause) {
    throw new MalformedError('not a point of P-256', { cause });
  }
}

/** ExtractAndExpand of the KEM (4.1), then KeySchedule (5.1). */
async function schedule(shared: Uint8Array, kemContext: Uint8Array, info: Uint8Array): Promise<HpkeContext> {
  const eaePrk = await labeledExtract(KEM_SUITE, NOTHING, 'eae_prk', shared);
  const sharedSecret = await labeledExpand(KEM_SUITE, eaePrk, 'shared_secret', kemContext, 32);

  const pskIdHash = await labeledExtract(HPKE_SUITE, NOTHING, 'psk_id_hash', NOTHING);
  const infoHash = await labeledExtract(HPKE_SUITE, NOTHING, 'info_hash', info);
  const context = concat(BASE_MODE, pskIdHash, infoHash);
  const secret = await labeledExtract(HPKE_SUITE, sharedSecret, 'secret', NOTHING);
  const exporter = await labeledExpand(HPKE_SUITE, secret, 'exp', context, 32);
  return {
    message: {
      key: await labeledExpand(HPKE_SUITE, secret, 'key', context, GCM_KEY_BYTES),
      nonce: await labeledExpand(HPKE_SUITE, secret, 'base_nonce', context, GCM_NONCE_BYTES),
    },
    exportSecret: (label, length) => labeledExpand(HPKE_SUITE, exporter, 'sec', label, length),
  };
}

const labeledExtract = (suite: Uint8Array, salt: Uint8Array, label: string, secret: Uint8Array) =>
  extract(salt, VERSION, suite, ascii(label), secret);

const labeledExpand = (suite: Uint8Array, key: Uint8Array, label: string, info: Uint8Array, length: number) =>
  expand(key, length, Uint8Array.of(length >> 8, length & 0xff), VERSION, suite, ascii(label), info);

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
