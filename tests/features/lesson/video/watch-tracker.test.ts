import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWatchTracker } from '../../../../src/features/lesson/video/watch-tracker.ts';
import { coveredLength, normalise } from '../../../../src/protocol/facts/coverage.ts';

/** A tick of the player is a tenth of a second, so that the reference can count in whole numbers. */
const TICKS = 10;
const LENGTH_TICKS = 60 * TICKS;

const action = fc.oneof(
  fc.record({ do: fc.constant('play' as const), ticks: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ do: fc.constant('seek' as const), to: fc.integer({ min: 0, max: LENGTH_TICKS }) }),
  fc.record({ do: fc.constant('take' as const) }),
);

/** Plays a script and returns what the tracker gave, and which ticks were really played. */
function play(script: readonly (typeof action extends fc.Arbitrary<infer A> ? A : never)[]) {
  const tracker = createWatchTracker();
  const played = new Set<number>();
  let taken = normalise([]);
  let at = 0;
  tracker.jumpedTo(0);
  for (const step of script) {
    if (step.do === 'take') taken = normalise([...taken, ...tracker.take()]);
    if (step.do === 'seek') {
      at = step.to;
      tracker.jumpedTo(at / TICKS);
    }
    if (step.do === 'play') {
      const end = Math.min(LENGTH_TICKS, at + step.ticks);
      for (let tick = at; tick < end; tick++) played.add(tick);
      at = end;
      tracker.playedTo(at / TICKS);
    }
  }
  return { taken: normalise([...taken, ...tracker.take()]), played };
}

const isWhollyPlayed = (played: ReadonlySet<number>, second: number): boolean =>
  Array.from({ length: TICKS }, (_, i) => second * TICKS + i).every((tick) => played.has(tick));

describe('the watch tracker', () => {
  it('gives exactly the whole seconds that were played, however she plays, seeks and saves', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (script) => {
        const { taken, played } = play(script);
        const seconds = Array.from({ length: LENGTH_TICKS / TICKS }, (_, second) => second);
        const expected = seconds.filter((second) => isWhollyPlayed(played, second));
        const given = seconds.filter((second) => taken.some(([from, to]) => second >= from && second < to));
        expect(given).toEqual(expected);
      }),
    );
  });

  it('never counts what was skipped', () => {
    const tracker = createWatchTracker();
    tracker.playedTo(0);
    tracker.playedTo(5);
    tracker.jumpedTo(40);
    tracker.playedTo(43.5);
    expect(tracker.take()).toEqual([
      [0, 5],
      [40, 43],
    ]);
  });

  it('joins the two halves of a second that a save cut through', () => {
    const tracker = createWatchTracker();
    tracker.jumpedTo(0);
    tracker.playedTo(2.4);
    expect(tracker.take()).toEqual([[0, 2]]);
    tracker.playedTo(4.1);
    expect(tracker.take()).toEqual([[2, 4]]);
  });

  it('counts a short last second when the video runs to its end', () => {
    const tracker = createWatchTracker();
    tracker.jumpedTo(57);
    tracker.playedTo(59.2);
    tracker.ended(59.6);
    expect(tracker.take()).toEqual([[57, 60]]);
  });

  it('counts nothing when the play head runs backwards without being told of a jump', () => {
    const tracker = createWatchTracker();
    tracker.playedTo(30);
    tracker.playedTo(10);
    tracker.playedTo(12);
    expect(tracker.take()).toEqual([[10, 12]]);
  });

  it('gives again what could not be saved', () => {
    const tracker = createWatchTracker();
    tracker.jumpedTo(0);
    tracker.playedTo(10);
    const unsaved = tracker.take();
    expect(tracker.take()).toEqual([]);
    tracker.giveBack(unsaved);
    tracker.playedTo(12);
    expect(coveredLength(tracker.take())).toBe(12);
  });
});
