import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, MalformedError } from '../../src/protocol/bytes/byte-reader.ts';
import { ByteWriter } from '../../src/protocol/bytes/byte-writer.ts';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { readValue, type Value, writeValue } from '../../src/protocol/facts/value.ts';
import { value } from '../support/fact-arbitraries.ts';

function written(value: Value): string {
  const w = new ByteWriter();
  writeValue(w, value);
  return toHex(w.finish());
}

function read(hex: string): Value {
  const r = new ByteReader(fromHex(hex));
  const value = readValue(r);
  r.end();
  return value;
}

describe('[VAL2] a list', () => {
  const list: Value = {
    type: 'list',
    values: [
      { type: 'int', n: 3 },
      { type: 'none' },
      { type: 'text', text: 'eau' },
      { type: 'decimal', mantissa: 25, scale: 1 },
    ],
  };
  const bytes = '860a03848303656175823201';

  it('is a block of its values, one after the other', () => {
    expect(written(list)).toBe(bytes);
    expect(read(bytes)).toEqual(list);
    expect(read('8600')).toEqual({ type: 'list', values: [] });
  });

  it('is passed on unchanged by who does not know it [VAL1]', () => {
    const unknown: Value = { type: 'other', code: 0x86, bytes: fromHex(bytes.slice(4)) };
    expect(written(unknown)).toBe(bytes);
  });

  it('holds no other list, and nothing that breaks off', () => {
    expect(() => read('86028600')).toThrow(MalformedError);
    expect(() => read('86028303')).toThrow(MalformedError);
    expect(() => read('860a03')).toThrow(MalformedError);
  });

  it('comes back as it was written, with whatever it holds', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(read(written(one))).toEqual(one);
      }),
    );
  });
});
