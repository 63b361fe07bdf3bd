import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { rangeToTolerance, toDecimal } from '../../../studio/import/decimal.ts';

describe('numbers of foreign quizzes', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [1e-7, '0.0000001'],
    [1.5e21, '1500000000000000000000'],
    [-0.5, '-0.5'],
    [600, '600'],
  ])('writes %s without an exponent', (value, expected) => {
    expect(toDecimal(value)).toBe(expected);
  });

  it('writes any number as a decimal that means the same, but for the sixteenth digit', () => {
    const sizes = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e18, max: 1e18 });
    fc.assert(
      fc.property(sizes, (value) => {
        const written = v.parse(v.pipe(v.string(), v.decimal()), toDecimal(value));
        expect(Math.abs(Number(written) - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14 + 1e-30);
      }),
    );
  });

  it('turns a range into its middle and the way to its ends', () => {
    expect(rangeToTolerance(4, 8)).toEqual({ answer: '6', tolerance: '2' });
  });
});
