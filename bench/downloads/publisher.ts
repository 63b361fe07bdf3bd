import { COURSES_PER_PUBLISHER } from '../../src/protocol/pack/words.ts';

/** Whoever numbers the courses of this benchmark. */
export const PUBLISHER = { number: 91, name: 'Bench' };

/** Number of the nth course, from 1 on. */
export const courseNumber = (nth: number): number => PUBLISHER.number * COURSES_PER_PUBLISHER + nth;
