import { describe, expect, it } from 'vitest';
import {
  decodePackFileHeader,
  decodeRecordHead,
  encodeEnd,
  encodePackFileStart,
  encodeRecordHead,
  type PackFileHeader,
  PREAMBLE_BYTES,
  readPreamble,
} from '../../src/protocol/pack/pack-file.ts';
import { packFileName } from '../../src/protocol/pack/pack-file-name.ts';

const SIGNED = { payload: '{}', signature: 'a'.repeat(128) };
const HEADER: PackFileHeader = {
  format: 1,
  keys: SIGNED,
  courses: [{ release: SIGNED, selection: { version: 1, lang: 'en', rung: 'none', parts: { '7': '240' } } }],
};
const textOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const HASH = 'ab'.repeat(32);

describe('the beginning of a pack file', () => {
  it('is read back as it was written [PF1] [PF2]', () => {
    const start = encodePackFileStart(HEADER);
    expect(readPreamble(start)).toBe(start.length - PREAMBLE_BYTES);
    expect(decodePackFileHeader(start.subarray(PREAMBLE_BYTES))).toEqual(HEADER);
  });

  it.each([
    ['foreign', [0, 0x50]],
    ['foreign', [4, 0x0a]],
    ['newer', [8, 2]],
    ['damaged', [9, 0xff]],
  ] as const)('is %s where it says something else [PF1]', (problem, [at, byte]) => {
    const start = encodePackFileStart(HEADER);
    start[at] = byte;
    expect(readPreamble(start)).toBe(problem);
  });

  it.each([
    ['copy', 'CVB'],
    ['work', 'CVF'],
    ['work', 'CVR'],
    ['foreign', 'GIF'],
    ['foreign', ''],
  ])('tells a %s by its first letters', (problem, letters) => {
    expect(readPreamble(new TextEncoder().encode(letters))).toBe(problem);
  });

  it.each([
    ['no course', { ...HEADER, courses: [] }],
    ['a million courses', { ...HEADER, courses: Array.from({ length: 1_001 }, () => HEADER.courses[0]) }],
    ['another format', { ...HEADER, format: 2 }],
    [
      'an unknown rung',
      { ...HEADER, courses: [{ release: SIGNED, selection: { version: 1, lang: 'en', rung: '8k' } }] },
    ],
    [
      'a part that is no number',
      {
        ...HEADER,
        courses: [{ release: SIGNED, selection: { version: 1, lang: 'en', rung: 'text', parts: { x: 'text' } } }],
      },
    ],
    ['nothing signed', { ...HEADER, keys: {} }],
  ])('is refused with %s [PF2]', (_, header) => {
    expect(decodePackFileHeader(textOf(header))).toBeUndefined();
  });
});

describe('the head of a record', () => {
  it('is read back as it was written [PF3] [PF4]', () => {
    expect(decodeRecordHead(encodeRecordHead({ hash: HASH, bytes: 1_048_576 }))).toEqual({
      ...{ kind: 'record', hash: HASH, bytes: 1_048_576 },
    });
    const bytes = Number.MAX_SAFE_INTEGER;
    expect(decodeRecordHead(encodeEnd({ records: 3, bytes }))).toEqual({ kind: 'end', records: 3, bytes });
  });

  it('is none where it claims more than a chunk has [PF3]', () => {
    expect(decodeRecordHead(encodeRecordHead({ hash: HASH, bytes: 1_048_577 }))).toBeUndefined();
    expect(decodeRecordHead(encodeRecordHead({ hash: HASH, bytes: 4_294_967_295 }))).toBeUndefined();
    expect(decodeRecordHead(new Uint8Array(40))).toBeUndefined();
    expect(decodeRecordHead(encodeRecordHead({ hash: HASH, bytes: 1 }).subarray(1))).toBeUndefined();
  });
});

describe('the name of a pack file', () => {
  const what = { what: 'video 240p', weight: '45 MB' };

  it.each([
    ['Designing a blended course', 'Designing a blended course – video 240p – 45 MB.caravan'],
    ['تصميم مقرر مدمج', 'تصميم مقرر مدمج – video 240p – 45 MB.caravan'],
    ['设计混合式课程', '设计混合式课程 – video 240p – 45 MB.caravan'],
    ['A/B: "what"? <x>|*\\ \u202e\u0000', 'A B what x – video 240p – 45 MB.caravan'],
    ['../../etc', 'etc – video 240p – 45 MB.caravan'],
    ['…', '… – video 240p – 45 MB.caravan'],
    ['???', 'Caravan – video 240p – 45 MB.caravan'],
  ])('tells what is in it: %s', (title, name) => {
    expect(packFileName({ title, ...what })).toBe(name);
  });

  it('is never longer than 80 characters, and keeps its end', () => {
    const name = packFileName({ title: '设'.repeat(200), ...what });
    expect([...name]).toHaveLength(80);
    expect(name).toMatch(/设… – video 240p – 45 MB\.caravan$/);
  });
});
