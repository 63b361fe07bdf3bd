import { describe, expect, it } from 'vitest';
import { courseStages, percentDone, stripCells } from '../../../src/features/centre/course-stages.ts';
import type { ClassReport } from '../../../src/protocol/people/centre.ts';

type Learner = ClassReport['learners'][number];

const learner = (done: number, of: number): Learner => ({
  person: '0'.repeat(32),
  name: 'L.',
  devices: [],
  lastExchange: null,
  secondsStudied: 0,
  progress: of === 0 ? [] : [{ course: 4098, done, of, quizzes: [] }],
});

describe('where a class is', () => {
  it('says 0 and 100 per cent only at the very ends', () => {
    expect(percentDone({ done: 1, of: 1000 })).toBe(1);
    expect(percentDone({ done: 999, of: 1000 })).toBe(99);
    expect(percentDone({ done: 0, of: 12 })).toBe(0);
    expect(percentDone({ done: 12, of: 12 })).toBe(100);
  });

  it('counts every learner in exactly one stage', () => {
    const learners = Array.from({ length: 24 }, (_, done) => learner(done, 23));
    const stages = courseStages(learners, 4098);
    expect(stages.reduce((sum, stage) => sum + stage.learners, 0)).toBe(24);
  });

  it('puts who has nothing of the course yet at its beginning', () => {
    const stages = courseStages([learner(0, 0), learner(3, 10), learner(10, 10)], 4098);
    expect(stages.map((stage) => stage.learners)).toEqual([1, 0, 1, 0, 0, 1]);
  });

  it('draws a cell a station, and tenths where there are many', () => {
    expect(stripCells({ done: 2, of: 5 })).toEqual([true, true, false, false, false]);
    expect(stripCells({ done: 21, of: 42 }).filter(Boolean)).toHaveLength(5);
    expect(stripCells({ done: 1, of: 42 }).filter(Boolean)).toHaveLength(1);
    expect(stripCells({ done: 41, of: 42 }).filter(Boolean)).toHaveLength(9);
    expect(stripCells({ done: 0, of: 0 })).toEqual([]);
  });
});
