import { describe, expect, it } from 'vitest';
import type { HotspotArea } from '../../src/protocol/pack/hotspot.ts';
import { isInArea, pointOf } from '../../src/protocol/quiz/mark-hotspot.ts';

const area = (shape: HotspotArea['shape'], ...points: number[]): HotspotArea => ({ n: 1, shape, points });

describe('a place in a picture [QUIZ4]', () => {
  it('is inside a rectangle up to its edges', () => {
    const rect = area('rect', 100, 200, 300, 50);
    expect(isInArea(rect, { x: 100, y: 200 })).toBe(true);
    expect(isInArea(rect, { x: 400, y: 250 })).toBe(true);
    expect(isInArea(rect, { x: 401, y: 250 })).toBe(false);
    expect(isInArea(rect, { x: 250, y: 199 })).toBe(false);
  });

  it('is inside an ellipse by both of its axes', () => {
    const ellipse = area('ellipse', 500, 500, 200, 100);
    expect(isInArea(ellipse, { x: 700, y: 500 })).toBe(true);
    expect(isInArea(ellipse, { x: 500, y: 601 })).toBe(false);
    expect(isInArea(ellipse, { x: 650, y: 580 })).toBe(false);
  });

  it('is inside a polygon, not in the bay of its outline', () => {
    const horseshoe = area('polygon', 0, 0, 600, 0, 600, 600, 400, 600, 400, 200, 200, 200, 200, 600, 0, 600);
    expect(isInArea(horseshoe, { x: 100, y: 500 })).toBe(true);
    expect(isInArea(horseshoe, { x: 500, y: 500 })).toBe(true);
    expect(isInArea(horseshoe, { x: 300, y: 500 })).toBe(false);
    expect(isInArea(horseshoe, { x: 300, y: 200 })).toBe(true);
    expect(isInArea(horseshoe, { x: 601, y: 100 })).toBe(false);
  });

  it('is a list of two whole numbers, and nothing else', () => {
    const int = (n: number) => ({ type: 'int' as const, n });
    expect(pointOf({ type: 'list', values: [int(3), int(4)] })).toEqual({ x: 3, y: 4 });
    expect(pointOf({ type: 'list', values: [int(3)] })).toBeUndefined();
    expect(pointOf({ type: 'list', values: [int(3), { type: 'text', text: '4' }] })).toBeUndefined();
    expect(pointOf(int(3))).toBeUndefined();
  });
});
