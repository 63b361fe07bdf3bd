import * as v from 'valibot';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { generateKeyPair, type KeyPair } from '../../src/protocol/carrier/hpke.ts';
import type { Store } from '../store/store.ts';

const NAME = 'carrier-key';
const P256 = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** As it is kept: the private key as PKCS #8. Both in hex. */
const keptSchema = v.pipe(v.string(), v.parseJson(), v.object({ publicKey: v.string(), privateKey: v.string() }));

/**
 * The pair that work is sealed to. Made at the first use and kept in the database for ever, backups included: without it what phones
 * have sealed cannot be read. Several processes that begin at once come to the same.
 */
export async function openServerKey(store: Pick<Store, 'keepOnce'>): Promise<KeyPair> {
  const kept = v.parse(keptSchema, await store.keepOnce(NAME, makeKey));
  const pkcs8 = fromHex(kept.privateKey);
  return {
    publicKey: fromHex(kept.publicKey),
    privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, P256, false, ['deriveBits']),
  };
}

async function makeKey(): Promise<string> {
  const { publicKey, privateKey } = await generateKeyPair(true);
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey));
  return JSON.stringify({ publicKey: toHex(publicKey), privateKey: toHex(pkcs8) });
}
