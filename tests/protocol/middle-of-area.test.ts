import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HotspotArea } from '../../src/protocol/pack/hotspot.ts';
import { isInArea } from '../../src/protocol/quiz/mark-hotspot.ts';
import { middleOf } from '../../src/protocol/quiz/middle-of-area.ts';

const permille = fc.integer({ min: 0, max: 1000 });
const half = fc.integer({ min: 1, max: 500 });
const area: fc.Arbitrary<HotspotArea> = fc.oneof(
  fc.tuple(fc.nat(900), fc.nat(900), half, half).map((points) => ({ n: 1, shape: 'rect' as const, points })),
  fc.tuple(permille, permille, half, half).map((points) => ({ n: 1, shape: 'ellipse' as const, points })),
  fc
    .array(fc.tuple(permille, permille), { minLength: 3, maxLength: 8 })
    .map((corners) => ({ n: 1, shape: 'polygon' as const, points: corners.flat() })),
);

describe('the point that means an area by its name', () => {
  it('[QUIZ4] lies in the area and in the picture, whatever its shape', () => {
    fc.assert(
      fc.property(area, (one) => {
        const point = middleOf(one, [one]);
        expect(isInArea(one, point)).toBe(true);
        for (const n of [point.x, point.y]) {
          expect(Number.isInteger(n)).toBe(true);
          expect(n).toBeGreaterThanOrEqual(0);
          expect(n).toBeLessThanOrEqual(1000);
        }
      }),
    );
  });

  it('[QUIZ4] is the middle of a plain shape', () => {
    expect(middleOf({ n: 1, shape: 'rect', points: [100, 200, 400, 100] }, [])).toEqual({ x: 300, y: 250 });
    expect(middleOf({ n: 1, shape: 'ellipse', points: [300, 250, 50, 90] }, [])).toEqual({ x: 300, y: 250 });
  });

  it('[QUIZ4] lies in no other area where there is room: an outer part is not answered by the inner one', () => {
    const outer: HotspotArea = { n: 1, shape: 'rect', points: [0, 0, 1000, 1000] };
    const inner: HotspotArea = { n: 2, shape: 'ellipse', points: [500, 500, 300, 300] };
    const point = middleOf(outer, [outer, inner]);
    expect(isInArea(inner, point)).toBe(false);
    expect(isInArea(outer, point)).toBe(true);
    expect(middleOf(inner, [outer, inner])).toEqual({ x: 500, y: 500 });
  });

  it('[QUIZ4] lies in an area whose own middle is outside of it', () => {
    const horseshoe: HotspotArea = {
      n: 1,
      shape: 'polygon',
      points: [0, 0, 1000, 0, 1000, 1000, 900, 1000, 900, 100, 100, 100, 100, 1000, 0, 1000],
    };
    expect(isInArea(horseshoe, { x: 500, y: 500 })).toBe(false);
    expect(isInArea(horseshoe, middleOf(horseshoe, [horseshoe]))).toBe(true);
  });
});
