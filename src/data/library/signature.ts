import { fromHex } from '../../protocol/bytes/hex.ts';

/** A text and the Ed25519 signature (hex) over its UTF-8 bytes. */
export interface Signed {
  payload: string;
  signature: string;
}

/** Whether the holder of the key (32 bytes in hex) signed exactly this text (pack-spec [SIG1]). */
export async function isSignedBy({ payload, signature }: Signed, key: string): Promise<boolean> {
  const message = new TextEncoder().encode(payload);
  const native = await importKey(key);
  if (native) return crypto.subtle.verify('Ed25519', native, fromHex(signature), message);
  const { verifyAsync } = await import('@noble/ed25519');
  return verifyAsync(fromHex(signature), message, fromHex(key), { zip215: false });
}

/** Whether the browser checks signatures itself: else the code that does is kept on the phone. */
export const hasNativeSignatures = async (): Promise<boolean> => (await importKey('00'.repeat(32))) !== undefined;

/** Undefined where WebCrypto does not know Ed25519: Chrome before 137. */
async function importKey(key: string): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('raw', fromHex(key), 'Ed25519', false, ['verify']);
  } catch (error) {
    if (error instanceof Error && error.name === 'NotSupportedError') return undefined;
    throw error;
  }
}
