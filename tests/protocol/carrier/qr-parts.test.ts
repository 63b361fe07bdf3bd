import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase45, encodeBase45 } from '../../../src/protocol/carrier/base45.ts';
import {
  joinQrParts,
  MAX_PARTS,
  type QrPart,
  readQrPart,
  splitIntoQr,
} from '../../../src/protocol/carrier/qr-parts.ts';

const ascii = (text: string) => new TextEncoder().encode(text);

async function partsOf(bytes: Uint8Array): Promise<QrPart[]> {
  const texts = (await splitIntoQr(bytes)) ?? [];
  return texts.flatMap((text) => readQrPart(text) ?? []);
}

describe('base45', () => {
  it('[QR1] is that of RFC 9285', () => {
    for (const [plain, text] of [
      ['AB', 'BB8'],
      ['Hello!!', '%69 VD92EX0'],
      ['base-45', 'UJCLQE7W581'],
      ['ietf!', 'QED8WEX0'],
    ] as const) {
      expect(encodeBase45(ascii(plain))).toBe(text);
      expect(decodeBase45(text)).toEqual(ascii(plain));
    }
  });

  it('[QR1] gives any bytes back, and refuses what it never writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase45(encodeBase45(bytes))).toEqual(bytes);
      }),
    );
    for (const text of ['A', 'AAAA', ':::', '::', 'ab8', 'é00']) expect(() => decodeBase45(text)).toThrow('base45');
  });
});

describe('a sequence of QR codes', () => {
  it('[QR2] says any bytes again, in whatever order its parts were read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.infiniteStream(fc.nat()), async (bytes, order) => {
        const parts = await partsOf(bytes);
        const shuffled = parts
          .map((part) => ({ part, at: order.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ part }) => part);
        expect(await joinQrParts(shuffled)).toEqual(bytes);
      }),
    );
  });

  it('[QR1] has only letters that a code packs tightly, and parts that a cheap camera can read', async () => {
    const texts = (await splitIntoQr(new Uint8Array(3000).fill(255))) ?? [];
    expect(texts).toHaveLength(10);
    for (const text of texts) {
      expect(text).toMatch(/^CVQ1[0-9A-Z $%*+\-./:]+$/);
      // The most that a code of version 12 (65 by 65 modules) holds of such letters with the lowest correction.
      expect(text.length).toBeLessThanOrEqual(535);
    }
  });

  it('[QR3] is not made where nobody would scan it to its end', async () => {
    expect(await splitIntoQr(new Uint8Array(MAX_PARTS * 300))).toHaveLength(MAX_PARTS);
    expect(await splitIntoQr(new Uint8Array(MAX_PARTS * 300 + 1))).toBeUndefined();
  });

  it('[QR2] is refused when a part is missing or belongs to another sequence', async () => {
    const [a, b] = [await partsOf(new Uint8Array(900).fill(1)), await partsOf(new Uint8Array(900).fill(2))];
    await expect(joinQrParts(a.slice(1))).rejects.toThrow('do not belong together');
    await expect(joinQrParts([...a.slice(0, 2), ...b.slice(2)])).rejects.toThrow('do not belong together');
    await expect(joinQrParts([])).rejects.toThrow('do not belong together');
  });

  it('[QR1] takes other codes for what they are: not ours', () => {
    for (const text of [
      '',
      'https://caravan.example/join/SESAME',
      'CVQ1',
      'CVQ1A',
      'CVQ2BB8',
      'CVQ1é',
      `CVQ1${'0'.repeat(12)}`,
    ]) {
      expect(readQrPart(text)).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => readQrPart(`CVQ1${text}`)).not.toThrow();
      }),
    );
  });
});
