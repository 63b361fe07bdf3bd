import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRange } from '../../src/media/range.ts';

const sizes = fc.integer({ min: 1, max: 5_000_000 });
const offsets = fc.integer({ min: 0, max: 6_000_000 });

describe('a Range header', () => {
  it.each([
    ['bytes=0-1', { start: 0, end: 1, isOpen: false }],
    ['bytes=0-', { start: 0, end: 99, isOpen: true }],
    ['bytes=99-', { start: 99, end: 99, isOpen: true }],
    ['bytes=90-200', { start: 90, end: 99, isOpen: false }],
    ['bytes=-1', { start: 99, end: 99, isOpen: false }],
    ['bytes=-500', { start: 0, end: 99, isOpen: false }],
    ['Bytes=0-0', { start: 0, end: 0, isOpen: false }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=100-200', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,5-6', undefined],
    ['bytes=a-b', undefined],
    ['bytes=1.5-2', undefined],
    ['items=0-1', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s of 100 bytes is %o', (header, range) => {
    expect(parseRange(header, 100)).toEqual(range);
  });

  it('of nothing at all cannot be satisfied', () => {
    expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(parseRange('bytes=-5', 0)).toBe('unsatisfiable');
  });

  it('always lies inside the blob, and starts where it says', () => {
    fc.assert(
      fc.property(sizes, offsets, fc.option(offsets), (size, start, end) => {
        const range = parseRange(`bytes=${start}-${end ?? ''}`, size);
        const inside = { start, end: Math.min(end ?? size, size - 1), isOpen: end === null };
        const isMalformed = end !== null && end < start;
        expect(range).toEqual(isMalformed ? undefined : start >= size ? 'unsatisfiable' : inside);
      }),
    );
  });

  it('never throws, whatever is written in it', () => {
    fc.assert(
      fc.property(fc.string(), sizes, (header, size) => {
        const range = parseRange(header, size);
        expect(range === undefined || range === 'unsatisfiable' || range.start <= range.end).toBe(true);
      }),
    );
  });
});
