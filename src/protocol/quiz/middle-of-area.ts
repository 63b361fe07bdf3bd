import type { HotspotArea } from '../pack/hotspot.ts';
import { isInArea, type Point } from './mark-hotspot.ts';

/** Steps of the grid that is searched where the middle itself will not do. */
const STEPS = 40;

/**
 * A point that means this area when it is chosen by its name: its middle where that lies in it and in no other, else the next best
 * point of a grid, else one of its outline, which counts as inside.
 */
export function middleOf(area: HotspotArea, areas: readonly HotspotArea[]): Point {
  const { left, top, right, bottom } = boxOf(area);
  const middle = { x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2) };
  const candidates = [middle];
  for (let row = 0; row <= STEPS; row++) {
    for (let column = 0; column <= STEPS; column++) {
      const x = Math.round(left + ((right - left) * column) / STEPS);
      const y = Math.round(top + ((bottom - top) * row) / STEPS);
      candidates.push({ x, y });
    }
  }
  const far = (point: Point): number => (point.x - middle.x) ** 2 + (point.y - middle.y) ** 2;
  const inside = candidates.filter((point) => isInArea(area, point)).sort((a, b) => far(a) - far(b));
  const others = areas.filter(({ n }) => n !== area.n);
  const own = inside.find((point) => !others.some((other) => isInArea(other, point)));
  return own ?? inside[0] ?? { x: area.points[0] ?? 0, y: area.points[1] ?? 0 };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box around an area, within its picture; in thousandths. */
export function boxOf({ shape, points }: HotspotArea): Box {
  const [a = 0, b = 0, c = 0, d = 0] = points;
  switch (shape) {
    case 'rect':
      return inPicture({ left: a, top: b, right: a + c, bottom: b + d });
    case 'ellipse':
      return inPicture({ left: a - c, top: b - d, right: a + c, bottom: b + d });
    case 'polygon': {
      const xs = points.filter((_, at) => at % 2 === 0);
      const ys = points.filter((_, at) => at % 2 === 1);
      return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
    }
  }
}

const inPicture = ({ left, top, right, bottom }: Box): Box => ({
  left: Math.max(0, left),
  top: Math.max(0, top),
  right: Math.min(1000, right),
  bottom: Math.min(1000, bottom),
});
