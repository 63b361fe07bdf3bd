import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES, chunkCount, isChunked, wireBytes } from '../../src/protocol/pack/blob-ref.ts';
import { canonicalJson, type Json } from '../../src/protocol/pack/canonical-json.ts';
import { chunkPath, MEDIA_ENDINGS, MOST_PARTS, mediaUrl, parseMediaUrl } from '../../src/protocol/pack/media-url.ts';

const HASH = 'ab'.repeat(32);

describe('canonicalJson', () => {
  const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.maxSafeInteger(),
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 5, noNullPrototype: true }),
    ),
  })).value;

  it('says what JSON says', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('spells one value in one way, whatever the order of its members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (members) => {
        const reversed = Object.fromEntries(Object.entries(members).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(members));
      }),
    );
  });

  it('sorts by UTF-16, has no white space, and leaves out what is absent', () => {
    expect(
      canonicalJson({ b: [1, { d: null, c: '\u20ac' }], a: true, '\ufb33': 1, '\ud83d\ude00': 2, gone: undefined }),
    ).toBe('{"a":true,"b":[1,{"c":"€","d":null}],"\ud83d\ude00":2,"\ufb33":1}');
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('has no way to spell %d', (n) => {
    expect(() => canonicalJson([n])).toThrow(RangeError);
  });
});

describe('[URL2] media addresses', () => {
  it('are read back as they were made', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat({ max: 10 ** 15 - 1 })), {
          minLength: 1,
          maxLength: MOST_PARTS,
        }),
        fc.constantFrom(...MEDIA_ENDINGS),
        (named, ending) => {
          const parts = named.map(([hash, bytes]) => ({ hash: Buffer.from(hash).toString('hex'), bytes }));
          expect(parseMediaUrl(mediaUrl(parts, ending))).toEqual({ parts, ending });
        },
      ),
    );
  });

  it.each([
    `/media/${HASH}-12.exe`,
    `/media/${HASH}-12.toString`,
    `/media/${HASH}-.mp4`,
    `/media/${HASH}-1_.mp4`,
    `/media/${Array.from({ length: MOST_PARTS + 1 }, () => `${HASH}-1`).join('_')}.mp4`,
    `/media/${HASH}.mp4`,
    `/media/${HASH.toUpperCase()}-12.mp4`,
    `/media/${HASH}-12.mp4/..`,
    `/media/../${HASH}-12.mp4`,
    `https://elsewhere.test/media/${HASH}-12.mp4`,
  ])('%s is none', (path) => {
    expect(parseMediaUrl(path)).toBeUndefined();
  });

  it('[URL1] chunks lie in 256 folders', () => {
    expect(chunkPath(HASH)).toBe(`chunks/ab/${HASH}`);
  });
});

describe('[BLOB1] a reference', () => {
  it.each([
    [0, 1, false],
    [CHUNK_BYTES, 1, false],
    [CHUNK_BYTES + 1, 2, true],
    [3 * CHUNK_BYTES, 3, true],
  ])('to %i bytes has %i chunks; by a list: %s', (bytes, count, hasList) => {
    const ref = { hash: HASH, bytes };
    expect(chunkCount(bytes)).toBe(count);
    expect(isChunked(ref)).toBe(hasList);
  });

  it('weighs its bytes on the wire and those of its chunk list', () => {
    expect(wireBytes({ hash: HASH, bytes: 1000, wire: 300 })).toBe(300);
    const list = canonicalJson([HASH, HASH]).length;
    expect(wireBytes({ hash: HASH, bytes: 2 * CHUNK_BYTES })).toBe(2 * CHUNK_BYTES + list);
  });
});
