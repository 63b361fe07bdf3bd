import { get, update } from 'idb-keyval';
import * as v from 'valibot';

/** Per cent by attempt, as the server marked sealed quizzes [QUIZ6]. */
export type KeptMarks = ReadonlyMap<string, number>;

const marksSchema = v.map(v.string(), v.number());
const keyOf = (course: number, quiz: number): string => `marks/${course}/${quiz}`;

const parsed = (kept: unknown): KeptMarks => {
  const marks = v.safeParse(marksSchema, kept);
  return marks.success ? marks.output : new Map();
};

/** The marks at a quiz that this phone has been told, whoever of its people asked: an attempt's id is nobody else's. */
export const readMarks = async (course: number, quiz: number): Promise<KeptMarks> =>
  parsed(await get(keyOf(course, quiz)));

/** Keeps marks, newer ones in the place of older ones, so that they are seen without a network too. */
export const keepMarks = (course: number, quiz: number, marks: KeptMarks): Promise<void> =>
  update(keyOf(course, quiz), (kept) => new Map([...parsed(kept), ...marks]));
