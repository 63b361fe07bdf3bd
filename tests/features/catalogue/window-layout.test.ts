import { expect, it } from 'vitest';
import {
  forgetHeights,
  groupsBetween,
  heightOf,
  measured,
  newLayout,
  nextDrawn,
} from '../../../src/features/catalogue/window-layout.ts';

it('takes every group for as high as the first that was drawn, until it is drawn itself', () => {
  const layout = newLayout(100, 1);
  measured(layout, 40, 200);
  measured(layout, 41, 300);
  expect(heightOf(layout, 0, 100)).toBe(99 * 200 + 300);
  expect(groupsBetween(layout, 40 * 200 - 1, 42 * 200 + 101)).toEqual([39, 40, 41, 42]);
});

it('knows nothing more of heights at another width', () => {
  const layout = newLayout(3, 1);
  measured(layout, 0, 200);
  forgetHeights(layout);
  measured(layout, 1, 90);
  expect(heightOf(layout, 0, 3)).toBe(270);
});

it('has groups at the very end of the list, and none beyond it', () => {
  const layout = newLayout(13, 6);
  measured(layout, 0, 600);
  expect(groupsBetween(layout, 1700, 5000)).toEqual([2]);
  expect(groupsBetween(layout, 1800, 5000)).toEqual([]);
});

it('draws one group at a time, those in the middle of the screen first, and lets go of those that went out of sight', () => {
  expect(nextDrawn([], [4, 5, 6, 7, 8], undefined)).toEqual([6]);
  expect(nextDrawn([6], [4, 5, 6, 7, 8], undefined)).toEqual([5, 6]);
  expect(nextDrawn([1, 2, 3], [2, 3, 4], undefined)).toEqual([2, 3, 4]);
});

it('keeps what has the focus, wherever the list is scrolled to', () => {
  expect(nextDrawn([1, 2], [50, 51], 2)).toEqual([2, 50]);
});
