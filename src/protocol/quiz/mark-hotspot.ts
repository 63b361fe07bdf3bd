import type { Value } from '../facts/value.ts';
import type { HotspotArea } from '../pack/hotspot.ts';
import type { Question } from '../pack/text-chunk.ts';

/** A place in a picture, in thousandths of its width and height. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The point of an answer: a list of x and y. */
export function pointOf(answer: Value): Point | undefined {
  if (answer.type !== 'list' || answer.values.length !== 2) return undefined;
  const [x, y] = answer.values;
  return x?.type === 'int' && y?.type === 'int' ? { x: x.n, y: y.n } : undefined;
}

/** Whether a point lies in an area; the edge counts as inside. */
export function isInArea({ shape, points }: HotspotArea, { x, y }: Point): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = points;
  switch (shape) {
    case 'rect':
      return x >= a && x <= a + c && y >= b && y <= b + d;
    case 'ellipse':
      return (d * (x - a)) ** 2 + (c * (y - b)) ** 2 <= (c * d) ** 2;
    case 'polygon':
      return isInPolygon(points, { x, y });
  }
}

/** A ray to the right crosses the outline an odd number of times (Shimrat, Algorithm 112, 1962); the edge itself counts. */
function isInPolygon(points: readonly number[], { x, y }: Point): boolean {
  let isInside = false;
  for (let at = 0; at + 1 < points.length; at += 2) {
    const from = (at + points.length - 2) % points.length;
    const [x1 = 0, y1 = 0] = [points[from], points[from + 1]];
    const [x2 = 0, y2 = 0] = [points[at], points[at + 1]];
    const side = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
    const isWithin = Math.min(x1, x2) <= x && x <= Math.max(x1, x2) && Math.min(y1, y2) <= y && y <= Math.max(y1, y2);
    if (side === 0 && isWithin) return true;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isInside = !isInside;
  }
  return isInside;
}

/** Whether a point was shown that lies in one of the right areas. */
export function isInRightArea(question: Extract<Question, { type: 'hotspot' }>, answer: Value): boolean {
  const point = pointOf(answer);
  return point !== undefined && question.areas.some((area) => question.right.includes(area.n) && isInArea(area, point));
}
