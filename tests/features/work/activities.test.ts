import { describe, expect, it } from 'vitest';
import { afterAck, afterDoing, afterParking, type FactRow } from '../../../src/data/study/fact-row.ts';
import { activitiesOf, byCourse, countsOf } from '../../../src/features/work/activities.ts';
import { type Fact, slotKey } from '../../../src/protocol/facts/fact.ts';

const [HERE, THERE] = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'];

const watched = (item: number, to: number): Fact => ({
  course: 7,
  item,
  kind: 'coverage',
  sub: '1',
  value: [[0, to]],
});
const place = (item: number, lamport: number, course = 7): Fact => ({
  course,
  item,
  kind: 'register',
  sub: '1',
  value: { lamport, replica: HERE, value: { type: 'int', n: 1 } },
});
const answers = (item: number, id: string, questions: readonly number[], lamport = 1): Fact => ({
  course: 7,
  item,
  kind: 'attempt',
  sub: id,
  value: {
    version: 1,
    answers: new Map(questions.map((n) => [n, { lamport, replica: HERE, value: { type: 'int', n: 1 } }])),
  },
});

const done = (fact: Fact): FactRow => afterDoing(undefined, fact) ?? fail();
const accepted = (fact: Fact): FactRow => afterAck(done(fact), fact);
const said = (...facts: Fact[]) => new Map(facts.map((fact) => [slotKey(fact), fact]));
const fail = (): never => {
  throw new Error('nothing was done');
};
const stages = (rows: readonly FactRow[], underWay = said()) =>
  activitiesOf(rows, underWay, HERE).map(({ stage }) => stage);

describe('how far an activity has come', () => {
  it('is no farther than this phone until a request names it', () => {
    expect(stages([done(watched(3, 60))])).toEqual(['saved']);
  });

  it('is sent while a request that says all of it waits for its answer', () => {
    expect(stages([done(watched(3, 60))], said(watched(3, 60)))).toEqual(['sent']);
  });

  it('is no farther than this phone again where more was done since the request set out', () => {
    const row = afterDoing(done(watched(3, 60)), watched(3, 90)) ?? fail();
    expect(stages([row], said(watched(3, 60)))).toEqual(['saved']);
  });

  it('is sent where the request says only what the server did not have', () => {
    const row = afterDoing(accepted(watched(3, 60)), watched(3, 90)) ?? fail();
    const rest: Fact = { course: 7, item: 3, kind: 'coverage', sub: '1', value: [[60, 90]] };
    expect(stages([row], said(rest))).toEqual(['sent']);
  });

  it('is accepted once the server has said so, and not because a request is under way', () => {
    expect(stages([accepted(watched(3, 60))])).toEqual(['accepted']);
    expect(stages([accepted(watched(3, 60))], said(watched(3, 60)))).toEqual(['accepted']);
  });

  it('is aside where the server keeps it so [PARK1]', () => {
    expect(stages([afterParking(done(watched(3, 60)), watched(3, 60), 1)])).toEqual(['aside']);
  });

  it('is as far as its slowest part: one answer that waits holds back the quiz', () => {
    expect(stages([accepted(answers(5, `${HERE}.1`, [1, 0])), done(answers(5, `${HERE}.2`, [1]))])).toEqual(['saved']);
  });
});

describe('what counts as an activity', () => {
  it('is what was worked on; where she is and how long it took goes along', () => {
    expect(activitiesOf([done(place(3, 9))], said(), HERE)).toEqual([]);
    expect(stages([accepted(watched(3, 60)), done(place(3, 9))])).toEqual(['accepted']);
  });

  it('comes newest first, by what was done last with it', () => {
    const rows = [
      accepted(watched(3, 60)),
      accepted(place(3, 4)),
      done(answers(5, `${HERE}.1`, [1], 9)),
      done(watched(4, 9)),
      done(place(4, 6)),
    ];
    expect(activitiesOf(rows, said(), HERE).map(({ item }) => item)).toEqual([5, 4, 3]);
  });

  it('comes with what was opened last before the rest that was done between the same two exchanges', () => {
    const chosen: Fact = { course: 7, item: 0, kind: 'flag', sub: '1', value: true };
    const coursePlace: Fact = {
      ...place(0, 4),
      kind: 'register',
      value: { lamport: 4, replica: HERE, value: { type: 'int', n: 3 } },
    };
    const rows = [chosen, coursePlace, watched(3, 60), place(3, 4), watched(5, 60), place(5, 4)].map(done);
    expect(activitiesOf(rows, said(), HERE).map(({ item }) => item)).toEqual([3, 5, 0]);
  });

  it('is grouped by course, the one worked on last first', () => {
    const other = { ...watched(1, 5), course: 2 };
    const rows = [done(watched(3, 60)), done(place(3, 4)), done(other), done(place(1, 8, 2))];
    const groups = byCourse(activitiesOf(rows, said(), HERE));
    expect(groups.map(({ course, activities }) => [course, activities.length])).toEqual([
      [2, 1],
      [7, 1],
    ]);
  });
});

describe('an attempt that is not handed in', () => {
  const openOf = (...rows: FactRow[]) => activitiesOf(rows, said(), HERE)[0];

  it('is said, and whether another phone began it', () => {
    expect(openOf(done(answers(5, `${HERE}.1`, [1])))).toMatchObject({ open: 'here', attempts: 1 });
    expect(openOf(accepted(answers(5, `${THERE}.1`, [1])))).toMatchObject({ open: 'elsewhere' });
    expect(openOf(accepted(answers(5, `${THERE}.1`, [1, 0])))).toMatchObject({ open: 'none' });
  });
});

describe('the counts', () => {
  it('hold each other: what is accepted was sent, and what was sent is saved', () => {
    const rows = [accepted(watched(1, 9)), done(watched(2, 9)), done(watched(3, 9))];
    const aside = afterParking(done(watched(4, 9)), watched(4, 9), 1);
    const activities = activitiesOf([...rows, aside], said(watched(2, 9)), HERE);
    expect(countsOf(activities)).toEqual({ saved: 4, sent: 3, accepted: 1 });
  });

  it('of a year are found in no time that anybody feels', () => {
    const rows = Array.from({ length: 6000 }, (_, n) => accepted(watched(n + 1, 9)));
    expect(activitiesOf(rows, said(), HERE)).toHaveLength(6000);
  });
});
