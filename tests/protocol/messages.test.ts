import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, MalformedError } from '../../src/protocol/bytes/byte-reader.ts';
import { ByteWriter } from '../../src/protocol/bytes/byte-writer.ts';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { isSameNonce, UnsupportedVersionError } from '../../src/protocol/exchange/header.ts';
import { decodeRequest, encodeRequest } from '../../src/protocol/exchange/request.ts';
import { decodeResponse, encodeResponse } from '../../src/protocol/exchange/response.ts';
import { type FailureStatus, HTTP_STATUS } from '../../src/protocol/exchange/status.ts';
import { MAGIC, NONCE_BYTES } from '../../src/protocol/exchange/version.ts';
import { factSet } from '../../src/protocol/facts/fact-set.ts';
import { anyFact, replica } from '../support/fact-arbitraries.ts';

const nonce = fc.uint8Array({ minLength: NONCE_BYTES, maxLength: NONCE_BYTES });
const cursor = fc.record({
  epoch: fc.uint8Array({ minLength: 4, maxLength: 4 }).map(toHex),
  revision: fc.maxSafeNat(),
});
/** One fact a slot, as messages have them. */
const facts = fc.array(anyFact, { maxLength: 20 }).map((all) => [...factSet(all).values()]);
const parked = fc.array(fc.record({ slot: fc.string(), reason: fc.nat(9) }), { maxLength: 3 });

const request = fc.record({ nonce, replica, cursor, facts });
const ok = fc.record({ status: fc.constant('ok' as const), nonce, cursor, facts, parked });
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
  it('[MSG2] a request comes back with the same facts', () => {
    fc.assert(
      fc.property(request, (said) => {
        const read = decodeRequest(encodeRequest(said));
        expect({ ...read, facts: factSet(read.facts) }).toEqual({ ...said, facts: factSet(said.facts) });
      }),
      { numRuns: 500 },
    );
  });

  it('[MSG4] a response comes back with the same facts', () => {
    fc.assert(
      fc.property(ok, replica, (said, of) => {
        const read = decodeResponse(encodeResponse(said, of), of);
        if (read.status !== 'ok') throw new Error(read.status);
        expect({ ...read, facts: factSet(read.facts) }).toEqual({ ...said, facts: factSet(said.facts) });
      }),
      { numRuns: 500 },
    );
  });

  it('[MSG5] a refusal comes back with its reason and time', () => {
    fc.assert(
      fc.property(failure, replica, (said, of) => {
        expect(decodeResponse(encodeResponse(said, of), of)).toEqual(said);
      }),
    );
  });

  it('[FACT1] does not depend on the order in which the facts are given', () => {
    fc.assert(
      fc.property(request, (said) => {
        const reversed = { ...said, facts: [...said.facts].reverse() };
        expect(toHex(encodeRequest(reversed))).toBe(toHex(encodeRequest(said)));
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
  for (const decode of [decodeRequest, (b: Uint8Array) => decodeResponse(b, '0000000000000001')]) {
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
  const header = Uint8Array.from([...MAGIC, 1, 0, 0, 0, 0]);

  it('of any kind are decoded or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, hasHeader) => {
        decodesOrRefuses(hasHeader ? Uint8Array.from([...header, ...bytes]) : bytes);
      }),
      { numRuns: 3000 },
    );
  });

  it('made of true messages by changes are decoded or refused', () => {
    const change = fc.record({ at: fc.nat(), to: fc.nat(255), cut: fc.nat(5), add: fc.uint8Array({ maxLength: 3 }) });
    fc.assert(
      fc.property(request, fc.array(change, { minLength: 1, maxLength: 3 }), (said, changes) => {
        let bytes: Uint8Array = encodeRequest(said);
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
      fc.property(request, fc.nat(), (said, at) => {
        const bytes = encodeRequest(said);
        expect(() => decodeRequest(bytes.slice(0, at % bytes.length))).toThrow(MalformedError);
        expect(() => decodeRequest(Uint8Array.from([...bytes, 0]))).toThrow(MalformedError);
      }),
    );
  });

  it('what was read can be written again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 14, maxLength: 60 }), (bytes) => {
        const message = Uint8Array.from([...header, ...bytes]);
        if (decodesOrRefuses(message) === 'refused') return;
        try {
          const read = decodeRequest(message);
          expect(factSet(decodeRequest(encodeRequest(read)).facts)).toEqual(factSet(read.facts));
        } catch (error) {
          if (!(error instanceof MalformedError)) throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('that count more than they hold take no memory', () => {
    const w = new ByteWriter();
    w.bytes(header);
    w.bytes(new Uint8Array(8 + 4 + 1));
    for (let i = 0; i < 4; i++) w.varint(2 ** 40);
    expect(() => decodeRequest(w.finish())).toThrow(MalformedError);
  });

  it('[FACT1] that say a slot twice are refused', () => {
    const w = new ByteWriter();
    w.bytes(header);
    w.bytes(new Uint8Array(8 + 4 + 1 + 1));
    // Two groups of course 7, each with the flag 2 of its item 1.
    w.bytes(fromHex('02 07 01 0a 02 07 01 0a 02'.replace(/ /g, '')));
    expect(() => decodeRequest(w.finish())).toThrow('says a slot twice');
  });

  it('of a version that is not known are told apart, with their nonce', () => {
    const bytes = Uint8Array.from([...MAGIC, 9, 1, 2, 3, 4, 99]);
    try {
      decodeRequest(bytes);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UnsupportedVersionError);
      expect(error instanceof UnsupportedVersionError && toHex(error.nonce)).toBe('01020304');
    }
  });
});
