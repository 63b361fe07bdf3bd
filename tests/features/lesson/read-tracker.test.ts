import { describe, expect, it } from 'vitest';
import { createReadTracker } from '../../../src/features/lesson/read-tracker.ts';

describe('the read tracker', () => {
  it('counts a block that was in view for a second, once', () => {
    const tracker = createReadTracker();
    tracker.inView(3, true, 0);
    expect(tracker.take(999)).toEqual([]);
    expect(tracker.take(1000)).toEqual([3]);
    expect(tracker.take(5000)).toEqual([]);
  });

  it('does not count a block that flew past, however often', () => {
    const tracker = createReadTracker();
    for (const startMs of [0, 1000, 2000]) {
      tracker.inView(3, true, startMs);
      tracker.inView(3, false, startMs + 900);
    }
    expect(tracker.take(9000)).toEqual([]);
  });

  it('counts a block that went out of view before the next save', () => {
    const tracker = createReadTracker();
    tracker.inView(3, true, 0);
    tracker.inView(4, true, 0);
    tracker.inView(3, false, 1200);
    tracker.hide(1300);
    expect(tracker.take(3000)).toEqual([3, 4]);
  });

  it('begins anew when the page was in the back', () => {
    const tracker = createReadTracker();
    tracker.inView(3, true, 0);
    tracker.hide(900);
    tracker.inView(3, true, 5000);
    expect(tracker.take(5500)).toEqual([]);
    expect(tracker.take(6000)).toEqual([3]);
  });

  it('leaves out what counts as read already', () => {
    const tracker = createReadTracker([3]);
    tracker.inView(3, true, 0);
    tracker.inView(4, true, 0);
    expect(tracker.take(1000)).toEqual([4]);
  });

  it('gives again what could not be saved, even when it is out of view', () => {
    const tracker = createReadTracker();
    tracker.inView(3, true, 0);
    const unsaved = tracker.take(1000);
    tracker.inView(3, false, 1100);
    tracker.giveBack(unsaved);
    expect(tracker.take(1200)).toEqual([3]);
    expect(tracker.take(1300)).toEqual([]);
  });

  it('knows the first block in view by the order of reading, not of appearing', () => {
    const tracker = createReadTracker();
    tracker.inView(9, true, 0);
    tracker.inView(2, true, 10);
    expect(tracker.topmost([1, 9, 2])).toBe(9);
    expect(tracker.topmost([1, 4])).toBeUndefined();
  });
});
