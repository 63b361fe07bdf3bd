import { describe, expect, it } from 'vitest';
import { createStudyClock } from '../../src/app/study/study-clock.ts';

describe('the study clock', () => {
  it('counts the time between signs of study', () => {
    const clock = createStudyClock();
    for (const nowMs of [5000, 5250, 15_000, 65_000]) clock.sign(nowMs);
    expect(clock.take()).toBe(60);
  });

  it('does not count a pause in which she may have gone away', () => {
    const clock = createStudyClock();
    for (const nowMs of [0, 10_000, 130_001, 131_001]) clock.sign(nowMs);
    expect(clock.take()).toBe(11);
  });

  it('keeps parts of a second for the next save, and what could not be saved', () => {
    const clock = createStudyClock();
    clock.sign(0);
    clock.sign(1700);
    expect(clock.take()).toBe(1);
    clock.giveBack(1);
    clock.sign(2000);
    expect(clock.take()).toBe(2);
    expect(clock.take()).toBe(0);
  });
});
