import { expect, it } from 'vitest';
import { collectParts } from '../../../src/features/carry/collect-parts.ts';
import { encodeCarried } from '../../../src/protocol/carrier/carried-file.ts';
import { splitIntoQr } from '../../../src/protocol/carrier/qr-parts.ts';

const workOf = (byte: number) => ({ kind: 'work', envelopes: [new Uint8Array(700).fill(byte)] }) as const;
const textsOf = async (byte: number) => (await splitIntoQr(encodeCarried(workOf(byte)))) ?? [];

it('[QR2] a sequence is whole with its last missing part, once, however often the others are seen', async () => {
  const [a = '', b = '', c = ''] = await textsOf(1);
  const collector = collectParts();
  expect(collector.add(c)).toEqual({ read: 1, count: 3, isWhole: false });
  expect(collector.add(c)).toEqual({ read: 1, count: 3, isWhole: false });
  expect(collector.add('https://example.org')).toBeUndefined();
  expect(collector.add(a)).toEqual({ read: 2, count: 3, isWhole: false });
  expect(collector.add(b)).toEqual({ read: 3, count: 3, isWhole: true });
  expect(collector.add(b)).toEqual({ read: 3, count: 3, isWhole: false });
  expect(await collector.finish()).toEqual(workOf(1));
});

it('[QR2] two phones before one camera do not mix', async () => {
  const [mine, theirs] = [await textsOf(1), await textsOf(2)];
  const collector = collectParts();
  for (const [i, text] of mine.entries()) {
    collector.add(theirs[i] ?? '');
    if (collector.add(text)?.isWhole) expect(await collector.finish()).toEqual(workOf(1));
  }
  expect.assertions(1);
});
