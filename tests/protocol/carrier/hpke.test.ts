import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../src/protocol/bytes/hex.ts';
import { openGcm, sealGcm } from '../../../src/protocol/carrier/aes-gcm.ts';
import { generateKeyPair, type KeyPair, setUpRecipient, setUpSender } from '../../../src/protocol/carrier/hpke.ts';

// RFC 9180, appendix A.3.1: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode.
const VECTOR = {
  info: '4f6465206f6e2061204772656369616e2055726e',
  ephemeral: {
    secret: '4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb',
    point:
      '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
  },
  recipient: {
    secret: 'f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2',
    point:
      '04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0',
  },
  key: '868c066ef58aae6dc589b6cfdd18f97e',
  baseNonce: '4e0bc5018beba4bf004cca59',
  plaintext: '4265617574792069732074727574682c20747275746820626561757479',
  aad: '436f756e742d30',
  ciphertext: '5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434',
  exported: [
    { label: '', value: '5e9bc3d236e1911d95e65b576a8a86d478fb827e8bdfe77b741b289890490d4d' },
    { label: '00', value: '6cff87658931bda83dc857e6353efe4987a201b849658d9b047aab4cf216e796' },
    { label: '54657374436f6e74657874', value: 'd8f1ea7942adbba7412c6d431c62d01371ea476b823eb697e1f6e6cae1dab85a' },
  ],
} as const;

/** A PKCS #8 wrapping of a P-256 key: fixed bytes around the secret and the point. */
async function pairOf({ secret, point }: { secret: string; point: string }): Promise<KeyPair> {
  const pkcs8 = fromHex(
    `308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420${secret}a144034200${point}`,
  );
  const name = { name: 'ECDH', namedCurve: 'P-256' } as const;
  return {
    publicKey: fromHex(point),
    privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, name, false, ['deriveBits']),
  };
}

describe('[SEAL1] HPKE as RFC 9180 has it', () => {
  it('comes to the keys, the sealed bytes and the exported secrets of the vectors of appendix A.3.1', async () => {
    const { info, recipient, ephemeral, aad, plaintext } = VECTOR;
    const sender = await setUpSender(fromHex(recipient.point), fromHex(info), await pairOf(ephemeral));
    expect(toHex(sender.message.key)).toBe(VECTOR.key);
    expect(toHex(sender.message.nonce)).toBe(VECTOR.baseNonce);
    expect(toHex(await sealGcm(sender.message, fromHex(aad), fromHex(plaintext)))).toBe(VECTOR.ciphertext);
    for (const { label, value } of VECTOR.exported) {
      expect(toHex(await sender.exportSecret(fromHex(label), 32))).toBe(value);
    }
  });

  it('opens what the vectors sealed', async () => {
    const { info, recipient, ephemeral, aad, ciphertext } = VECTOR;
    const context = await setUpRecipient(fromHex(ephemeral.point), fromHex(info), await pairOf(recipient));
    expect(toHex(await openGcm(context.message, fromHex(aad), fromHex(ciphertext)))).toBe(VECTOR.plaintext);
  });

  it('refuses what is no point of the curve, as a malformed message', async () => {
    const recipient = await generateKeyPair();
    for (const point of [fromHex(`04${'11'.repeat(64)}`), new Uint8Array(65), new Uint8Array(3)]) {
      await expect(setUpRecipient(point, new Uint8Array(), recipient)).rejects.toThrow('not a point');
    }
  });

  it('opens nothing with another key, another info or other data beside it', async () => {
    const recipient = await generateKeyPair();
    const ephemeral = await generateKeyPair();
    const sender = await setUpSender(recipient.publicKey, Uint8Array.of(1), ephemeral);
    const sealed = await sealGcm(sender.message, Uint8Array.of(2), Uint8Array.of(3));
    const open = async (key: KeyPair, info: number, aad: number) => {
      const { message } = await setUpRecipient(ephemeral.publicKey, Uint8Array.of(info), key);
      return openGcm(message, Uint8Array.of(aad), sealed);
    };
    await expect(open(await generateKeyPair(), 1, 2)).rejects.toThrow('not sealed');
    await expect(open(recipient, 9, 2)).rejects.toThrow('not sealed');
    await expect(open(recipient, 1, 9)).rejects.toThrow('not sealed');
    expect(await open(recipient, 1, 2)).toEqual(Uint8Array.of(3));
  });
});
