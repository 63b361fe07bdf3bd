import { describe, expect, it } from 'vitest';
import {
  type CourseState,
  decodeCourseState,
  encodeCourseState,
  upgradeCourseState,
} from '../../server/store/course-state.ts';
import { type Fact, slotKey } from '../../src/protocol/facts/fact.ts';
import { attempted, done, opaque, place, studied, watched } from './support/sample-facts.ts';

const REPLICA = '0011223344556677';
const OTHER = '8899aabbccddeeff';

const stateOf = (...slots: [Fact, number][]): CourseState =>
  new Map(slots.map(([fact, revision]) => [slotKey(fact), { fact, revision }]));

const SAMPLE = stateOf(
  [watched(7, 30, [0, 40], [50, 60]), 12],
  [opaque(7, 6, 'aa', 'bb', '0c0d'), 3],
  [done(7, 4), 300],
  [place(7, 4, OTHER, 5), 1],
  [attempted(7, 5, { replica: OTHER, n: 1, version: 2, lamport: 9 }, { 1: { type: 'int', n: 2 } }), 2],
  [studied(7, REPLICA, 2100, 61), 70_000],
);

const WRITTEN_BY_VERSION_1 =
  '010011223344556677018899aabbccddeeff01070805010100b4103d040108010522020b01010201000a01020809020102020c0d' +
  '000902010201aa000902010201bbc101010200280a0af0a20401ac0202030c';

describe('the state of a course as the database keeps it', () => {
  it('gives back each slot with the revision that last changed it, whoever wrote it', () => {
    for (const replica of [REPLICA, OTHER]) {
      expect(decodeCourseState(encodeCourseState(SAMPLE, replica))).toEqual(SAMPLE);
    }
  });

  it('is damaged when it ends anywhere before its end', () => {
    const bytes = encodeCourseState(SAMPLE, REPLICA);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeCourseState(bytes.slice(0, length)), `${length} bytes`).toThrow();
    }
  });

  it('says so when it was written by a later server', () => {
    const bytes = encodeCourseState(SAMPLE, REPLICA);
    bytes[0] = 3;
    expect(() => decodeCourseState(bytes)).toThrow('version 3');
  });

  it('costs a watched and answered course a handful of bytes a slot', () => {
    const slots = Array.from({ length: 100 }, (_, i): [Fact, number] => [watched(7, i + 1, [0, 300]), i]);
    expect(encodeCourseState(stateOf(...slots), REPLICA).length).toBeLessThan(100 * 7 + 20);
  });

  it('reads what the first version wrote, for ever', () => {
    expect(decodeCourseState(Buffer.from(WRITTEN_BY_VERSION_1, 'hex'))).toEqual(SAMPLE);
    expect(decodeCourseState(upgradeCourseState(Buffer.from(WRITTEN_BY_VERSION_1, 'hex')))).toEqual(SAMPLE);
  });
});
