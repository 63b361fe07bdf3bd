import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, MalformedError } from '../../src/protocol/bytes/byte-reader.ts';
import { ByteWriter } from '../../src/protocol/bytes/byte-writer.ts';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { isSameNonce, UnsupportedVersionError } from '../../src/protocol/exchange/header.ts';
import { type ExchangeRequest, encodeRequest, openRequest } from '../../src/protocol/exchange/request.ts';
import { decodeResponse, encodeResponse } from '../../src/protocol/exchange/response.ts';
import { type FailureStatus, HTTP_STATUS } from '../../src/protocol/exchange/status.ts';
import { MAGIC, NONCE_BYTES } from '../../src/protocol/exchange/version.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { factSet } from '../../src/protocol/facts/fact-set.ts';
import { encodeVersion1 } from '../support/encode-version-1.ts';
import { anyFact, replica } from '../support/fact-arbitraries.ts';

const nonce = fc.uint8Array({ minLength: NONCE_BYTES, maxLength: NONCE_BYTES });
const cursor = fc.record({
  epoch: fc.uint8Array({ minLength: 4, maxLength: 4 }).map(toHex),
  revision: fc.maxSafeNat(),
});
/** One fact a slot, as messages have them. */
const facts = fc.array(anyFact, { maxLength: 20 }).map((all) => [...factSet(all).values()]);
const parked = fc.array(fc.record({ slot: fc.string(), reason: fc.nat(9) }), { maxLength: 3 });

const sums = fc
  .array(fc.tuple(fc.oneof(fc.nat(9), fc.maxSafeNat()), fc.integer({ min: 0, max: 2 ** 32 - 1 })), { maxLength: 4 })
  .map((entries) => new Map(entries));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Who speaks, and a request of hers: in the short form, or in the full one. */
const said = fc
  .record({ replica, nonce, cites: maybe(nonce), cursor, isFull: fc.boolean(), sums: maybe(sums), facts })
  .chain(({ replica, cursor, isFull, ...rest }) =>
    maybe(fc.integer({ min: -(2 ** 40), max: 2 ** 40 })).map((clockOffsetMinutes) => ({
      replica,
      request: {
        ...rest,
        clockOffsetMinutes,
        full: isFull || !rest.cites ? { replica, cursor } : undefined,
      } satisfies ExchangeRequest,
    })),
  );
const version1 = fc.record({ nonce, replica, cursor, facts });

function decodeRequest(bytes: Uint8Array, by: string) {
  const { version, readFacts, ...opened } = openRequest(bytes);
  return { version, request: { ...opened, facts: readFacts(by) } };
}
const courses = fc.uniqueArray(fc.nat(9000), { maxLength: 4 }).map((all) => all.sort((a, b) => a - b));
const ok = fc.record({ status: fc.constant('ok' as const), nonce, cursor, facts, parked, differ: courses });
const failure = fc.record({
  status: fc.constantFrom(...(Object.keys(HTTP_STATUS) as FailureStatus[])),
  nonce,
  retryAfterSeconds: fc.nat(),
});

describe('[ENC1] [ENC2] numbers', () => {
  it('come back as they were written, to the last safe one', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: -(2 ** 52), max: 2 ** 52 - 1 }), (unsigned, signed) => {
        const w = new ByteWriter();
        w.varint(unsigned);
        w.zigzag(signed);
        const r = new ByteReader(w.finish());
        expect([r.varint(), r.zigzag(), r.left]).toEqual([unsigned, signed, 0]);
      }),
    );
  });

  it.each([
    ['8000', 'a number longer than it needs to be'],
    ['ffffffffffffff7f', 'a number beyond 2^53 - 1'],
    ['80', 'a number without an end'],
  ])('refuse %s: %s', (bytes) => {
    expect(() => new ByteReader(fromHex(bytes)).varint()).toThrow(MalformedError);
  });

  it.each([-1, 0.5, 2 ** 53, Number.NaN])('cannot be written where they are not unsigned whole numbers: %d', (n) => {
    expect(() => new ByteWriter().varint(n)).toThrow(RangeError);
  });

  it.each([-1, 0.5, 256])('a byte cannot be %d', (n) => {
    expect(() => new ByteWriter().byte(n)).toThrow(RangeError);
  });
});

describe('messages', () => {
  it('[MSG2] [RAT2] a request comes back as it was said, in the short form and in the full one', () => {
    fc.assert(
      fc.property(said, ({ request, replica }) => {
        const { version, request: read } = decodeRequest(encodeRequest(request, replica), replica);
        expect(version).toBe(2);
        expect({ ...read, facts: factSet(read.facts) }).toEqual({ ...request, facts: factSet(request.facts) });
      }),
      { numRuns: 500 },
    );
  });

  it('[MSG9] a request of version 1 is read too', () => {
    fc.assert(
      fc.property(version1, (old) => {
        const { version, request: read } = decodeRequest(encodeVersion1(old), old.replica);
        expect(version).toBe(1);
        expect(read.full).toEqual({ replica: old.replica, cursor: old.cursor });
        expect(factSet(read.facts)).toEqual(factSet(old.facts));
      }),
      { numRuns: 500 },
    );
  });

  it.each([1, 2] as const)('[MSG4] an answer of version %i comes back with the same facts', (version) => {
    fc.assert(
      fc.property(ok, replica, fc.boolean(), (answer, to, isKnown) => {
        const { epoch } = answer.cursor;
        const bytes = encodeResponse(answer, { version, replica: to, knownEpoch: isKnown ? epoch : undefined });
        const read = decodeResponse(bytes, { replica: to, epoch: isKnown ? epoch : 'ffffffff' });
        if (read.status !== 'ok') throw new Error(read.status);
        const differ = version === 1 ? [] : answer.differ;
        expect({ ...read, facts: factSet(read.facts) }).toEqual({ ...answer, differ, facts: factSet(answer.facts) });
      }),
      { numRuns: 500 },
    );
  });

  it.each([1, 2] as const)('[MSG5] a refusal of version %i comes back with its reason and time', (version) => {
    fc.assert(
      fc.property(failure, replica, (refusal, to) => {
        const bytes = encodeResponse(refusal, { version, replica: to, knownEpoch: undefined });
        expect(decodeResponse(bytes, { replica: to, epoch: '00000000' })).toEqual(refusal);
      }),
    );
  });

  it('[FACT1] does not depend on the order in which the facts are given', () => {
    fc.assert(
      fc.property(said, ({ request, replica }) => {
        const reversed = { ...request, facts: [...request.facts].reverse() };
        expect(toHex(encodeRequest(reversed, replica))).toBe(toHex(encodeRequest(request, replica)));
      }),
    );
  });

  it('[OPQ1] kinds that version 1 does not know pass through it unchanged', () => {
    const isNew = (fact: Fact) => fact.kind === 'posts' || fact.kind === 'versions';
    fc.assert(
      fc.property(version1, replica, (old, to) => {
        const news = old.facts.filter(isNew);
        const answer = { status: 'ok' as const, ...old, facts: news, parked: [], differ: [] };
        const relayed = decodeResponse(encodeResponse(answer, { version: 1, replica: to, knownEpoch: undefined }), {
          replica: to,
          epoch: '00000000',
        });
        if (relayed.status !== 'ok') throw new Error(relayed.status);
        expect(
          factSet(decodeRequest(encodeVersion1({ ...old, facts: relayed.facts }), old.replica).request.facts),
        ).toEqual(factSet(news));
      }),
    );
  });

  it('[MSG1] a nonce is the same only byte by byte', () => {
    fc.assert(
      fc.property(nonce, nonce, (a, b) => {
        expect(isSameNonce(a, b)).toBe(toHex(a) === toHex(b));
        expect(isSameNonce(a, Uint8Array.from(a))).toBe(true);
      }),
    );
  });
});

/** Whatever the bytes are, a decoder returns or throws one of its two errors. */
function decodesOrRefuses(bytes: Uint8Array): 'decoded' | 'refused' {
  let decoded = 0;
  const asked = { replica: '0000000000000001', epoch: '00000000' };
  for (const decode of [
    (b: Uint8Array) => decodeRequest(b, asked.replica),
    (b: Uint8Array) => decodeResponse(b, asked),
  ]) {
    try {
      decode(bytes);
      decoded++;
    } catch (error) {
      if (!(error instanceof MalformedError) && !(error instanceof UnsupportedVersionError)) throw error;
    }
  }
  return decoded > 0 ? 'decoded' : 'refused';
}

describe('[ENC5] hostile bytes', () => {
  const headerOf = (version: number) => Uint8Array.from([...MAGIC, version, 0, 0, 0, 0]);

  it('of any kind are decoded or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(2), (bytes, version) => {
        decodesOrRefuses(version > 0 ? Uint8Array.from([...headerOf(version), ...bytes]) : bytes);
      }),
      { numRuns: 3000 },
    );
  });

  it('made of true messages by changes are decoded or refused', () => {
    const change = fc.record({ at: fc.nat(), to: fc.nat(255), cut: fc.nat(5), add: fc.uint8Array({ maxLength: 3 }) });
    fc.assert(
      fc.property(said, fc.array(change, { minLength: 1, maxLength: 3 }), ({ request, replica }, changes) => {
        let bytes: Uint8Array = encodeRequest(request, replica);
        for (const { at, to, cut, add } of changes) {
          const from = at % bytes.length;
          bytes = Uint8Array.from([...bytes.slice(0, from), to, ...add, ...bytes.slice(from + cut)]);
        }
        decodesOrRefuses(bytes);
      }),
      { numRuns: 1500 },
    );
  });

  it('that are cut off anywhere, or go on after the end, are refused', () => {
    fc.assert(
      fc.property(said, fc.nat(), ({ request, replica }, at) => {
        const bytes = encodeRequest(request, replica);
        expect(() => decodeRequest(bytes.slice(0, at % bytes.length), replica)).toThrow(MalformedError);
        expect(() => decodeRequest(Uint8Array.from([...bytes, 0]), replica)).toThrow(MalformedError);
      }),
    );
  });

  it('what was read can be written again', () => {
    fc.assert(
      fc.property(
        replica,
        fc.integer({ min: 1, max: 2 }),
        fc.uint8Array({ minLength: 14, maxLength: 60 }),
        (by, version, bytes) => {
          const message = Uint8Array.from([...headerOf(version), ...bytes]);
          if (decodesOrRefuses(message) === 'refused') return;
          try {
            const { request } = decodeRequest(message, by);
            expect(factSet(decodeRequest(encodeRequest(request, by), by).request.facts)).toEqual(
              factSet(request.facts),
            );
          } catch (error) {
            if (!(error instanceof MalformedError)) throw error;
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('that count more than they hold take no memory', () => {
    const w = new ByteWriter();
    w.bytes(headerOf(1));
    w.bytes(new Uint8Array(8 + 4 + 1));
    for (let i = 0; i < 4; i++) w.varint(2 ** 40);
    expect(() => decodeRequest(w.finish(), '')).toThrow(MalformedError);
    // The same in the head of version 2, which counts replicas, and in a span of answers.
    const short = new ByteWriter();
    short.bytes(headerOf(2));
    short.varint(2 + 16 * 2 ** 40);
    short.bytes(new Uint8Array(4));
    expect(() => decodeRequest(short.finish(), '')).toThrow(MalformedError);
  });

  it('[FACT1] that say a slot twice are refused', () => {
    // Two groups of course 7, each with the flag 2 of its item 1.
    const first = fromHex('02 07 01 0a 02 07 01 0a 02'.replace(/ /g, ''));
    expect(() => decodeRequest(Uint8Array.from([...headerOf(1), ...new Uint8Array(14), ...first]), '')).toThrow(
      'says a slot twice',
    );
    const second = fromHex('02 00000000 02 00 07 01 12 02 07 01 12 02'.replace(/ /g, ''));
    expect(() => decodeRequest(Uint8Array.from([...headerOf(2), ...second]), '')).toThrow('says a slot twice');
  });

  it('[RAT2] that do not tell who speaks are refused', () => {
    expect(() => decodeRequest(Uint8Array.from([...headerOf(2), 0, 0]), '')).toThrow('does not say who speaks');
  });

  it('of a version that is not known are told apart, with their nonce', () => {
    const bytes = Uint8Array.from([...MAGIC, 9, 1, 2, 3, 4, 99]);
    try {
      decodeRequest(bytes, '');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UnsupportedVersionError);
      expect(error instanceof UnsupportedVersionError && toHex(error.nonce)).toBe('01020304');
    }
  });
});
