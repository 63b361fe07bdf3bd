import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MalformedError } from '../../../src/protocol/bytes/byte-reader.ts';
import { sha256 } from '../../../src/protocol/bytes/sha256.ts';
import {
  type Carried,
  decodeCarried,
  decodeCarriedFile,
  encodeCarried,
  encodeCarriedFile,
  MAX_ENVELOPES,
  UnsupportedFileError,
} from '../../../src/protocol/carrier/carried-file.ts';
import { MAX_REQUEST_BYTES } from '../../../src/protocol/exchange/version.ts';

const bytes = fc.uint8Array({ minLength: 1, maxLength: 60 });
const id = fc.uint8Array({ minLength: 8, maxLength: 8 }).map((raw) => Buffer.from(raw).toString('hex'));
const carried: fc.Arbitrary<Carried> = fc.oneof(
  fc.record({ kind: fc.constant('work' as const), envelopes: fc.array(bytes, { maxLength: MAX_ENVELOPES }) }),
  fc.record({
    kind: fc.constant('receipts' as const),
    receipts: fc.array(fc.record({ id, answer: fc.option(bytes, { nil: undefined }) }), { maxLength: MAX_ENVELOPES }),
  }),
);
const fileOf = async (body: Uint8Array) => Uint8Array.from([...body, ...(await sha256(body))]);

describe('a file of carried work', () => {
  it('[FILE1] says the same when it is read again, with and without its hash', async () => {
    await fc.assert(
      fc.asyncProperty(carried, async (said) => {
        expect(decodeCarried(encodeCarried(said))).toEqual(said);
        expect(await decodeCarriedFile(await encodeCarriedFile(said))).toEqual(said);
      }),
    );
  });

  it('[FILE1] stands as the specification shows it', async () => {
    const work = encodeCarried({ kind: 'work', envelopes: [Uint8Array.of(0xaa, 0xbb), Uint8Array.of(0xcc)] });
    expect(Buffer.from(work).toString('hex')).toBe('435646010202aabb01cc');
    const receipts = encodeCarried({
      kind: 'receipts',
      receipts: [
        { id: '0102030405060708', answer: Uint8Array.of(0xdd) },
        { id: '1112131415161718', answer: undefined },
      ],
    });
    expect(Buffer.from(receipts).toString('hex')).toBe('4356520102010203040506070801dd111213141516171800');
  });

  it('[FILE2] is refused when a bit has changed or its end is missing', async () => {
    const file = await encodeCarriedFile({ kind: 'work', envelopes: [Uint8Array.of(1, 2, 3)] });
    for (let at = 0; at < file.length; at++) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ 4;
      await expect(decodeCarriedFile(changed)).rejects.toThrow(MalformedError);
      await expect(decodeCarriedFile(file.subarray(0, at))).rejects.toThrow(MalformedError);
    }
  });

  it('[FILE3] is refused when it holds more than anyone may bring at once', async () => {
    const envelopes = Array.from({ length: MAX_ENVELOPES + 1 }, () => Uint8Array.of(1));
    const body = encodeCarried({ kind: 'work', envelopes });
    await expect(decodeCarriedFile(await fileOf(body))).rejects.toThrow('holds too many');
    const large = encodeCarried({ kind: 'work', envelopes: [new Uint8Array(MAX_REQUEST_BYTES + 1_025)] });
    await expect(decodeCarriedFile(await fileOf(large))).rejects.toThrow('no request fills');
  });

  it('[FILE5] is told from a file of a later version, which asks for an update', async () => {
    const body = encodeCarried({ kind: 'work', envelopes: [] });
    body[3] = 2;
    await expect(decodeCarriedFile(await fileOf(body))).rejects.toThrow(UnsupportedFileError);
  });

  it('[ENC5] takes any bytes for no such file, without another error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), async (rest) => {
        const body = Uint8Array.from([0x43, 0x56, 0x46, 1, ...rest]);
        const read = await decodeCarriedFile(await fileOf(body)).catch((error: unknown) => error);
        if (read instanceof Error) expect(read).toBeInstanceOf(MalformedError);
        else expect(read).toHaveProperty('kind', 'work');
        await expect(decodeCarriedFile(rest)).rejects.toThrow(MalformedError);
      }),
    );
  });
});
