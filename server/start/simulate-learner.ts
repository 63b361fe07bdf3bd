import { type Attempt, HANDED_IN } from '../../src/protocol/facts/attempt.ts';
import { counterCell } from '../../src/protocol/facts/counter.ts';
import { COUNTER, type Fact, FLAG } from '../../src/protocol/facts/fact.ts';
import type { Stamped } from '../../src/protocol/facts/stamped.ts';
import type { ListedValue, Value } from '../../src/protocol/facts/value.ts';
import type { Item, QuizItem } from '../../src/protocol/pack/module-manifest.ts';
import type { Gap, Question } from '../../src/protocol/pack/text-chunk.ts';
import { parseDecimal } from '../../src/protocol/quiz/decimal.ts';
import { FALSE, TRUE } from '../../src/protocol/quiz/mark.ts';
import type { CourseVersion } from '../packs/course-library.ts';

export interface Simulated {
  readonly replica: string;
  /** In [0, 1). */
  readonly random: () => number;
  /** Days and minutes since 2020-01-01. */
  readonly today: number;
}

/** Facts as a phone would have made them: the first part of the course is studied, less carefully here than there. */
export async function simulateCourse(course: CourseVersion, learner: Simulated): Promise<Fact[]> {
  const items = course.lessons.flatMap((lesson) => lesson.items);
  const studied = items.slice(0, Math.ceil(items.length * learner.random()));
  const care = 0.5 + learner.random() / 2;
  const facts: Fact[] = [{ course: course.course, item: 0, kind: 'flag', sub: FLAG.enrolled, value: true }];
  for (const item of studied) facts.push(await simulateItem(course, item, care, learner));
  const seconds = Math.round(studied.length * (120 + 240 * learner.random()));
  const cell = counterCell(learner.replica, learner.today);
  const value = new Map([[cell, seconds]]);
  return [...facts, { course: course.course, item: 0, kind: 'counter', sub: COUNTER.secondsStudied, value }];
}

async function simulateItem(course: CourseVersion, item: Item, care: number, learner: Simulated): Promise<Fact> {
  const slot = { course: course.course, item: item.number };
  if (item.kind === 'text') {
    const read = item.blocks.filter(() => learner.random() < care + 0.3);
    return { ...slot, kind: 'coverage', sub: '1', value: read.sort((a, b) => a - b).map((n) => [n, n + 1]) };
  }
  if (item.kind === 'video') {
    const to = Math.max(1, Math.round(item.seconds * Math.min(1, care + 0.2)));
    return { ...slot, kind: 'coverage', sub: String(item.revision), value: [[0, to]] };
  }
  if (item.kind !== 'quiz') return { ...slot, kind: 'flag', sub: FLAG.done, value: true };
  const value = await simulateAttempt(course, item, care, learner);
  return { ...slot, kind: 'attempt', sub: `${learner.replica}.1`, value };
}

async function simulateAttempt(
  course: CourseVersion,
  quiz: QuizItem,
  care: number,
  { replica, random, today }: Simulated,
): Promise<Attempt> {
  const answers = new Map<number, Stamped>();
  let lamport = quiz.number * 100;
  const put = (question: number, value: Value) => answers.set(question, { lamport: ++lamport, replica, value });
  for (const question of await course.questions(quiz.number)) put(question.n, answer(question, random() < care));
  put(HANDED_IN, { type: 'int', n: today * 24 * 60 });
  return { version: course.version, answers };
}

/** A right answer, or none. */
function answer(question: Question, isKnown: boolean): Value {
  if (!isKnown) return { type: 'none' };
  switch (question.type) {
    case 'single':
      return { type: 'int', n: question.choices.find((choice) => choice.right)?.n ?? 0 };
    case 'multiple':
      return { type: 'set', ns: question.choices.filter((choice) => choice.right).map((choice) => choice.n) };
    case 'truefalse':
      return { type: 'int', n: question.answer ? TRUE : FALSE };
    case 'numeric':
      return numberValue(question.answer);
    case 'text':
      return { type: 'text', text: question.accept[0] ?? '' };
    case 'order':
      return { type: 'list', values: question.right.map(intValue) };
    case 'match':
      return { type: 'list', values: question.pairs.map(intValue) };
    case 'gaps':
      return { type: 'list', values: question.gaps.map(fillGap) };
    case 'extended':
      return { type: 'text', text: '…' };
    case 'hotspot':
    case 'sealed':
      return { type: 'none' };
  }
}

const intValue = (n: number): ListedValue => ({ type: 'int', n });

function numberValue(written: string): ListedValue {
  const number = parseDecimal(written);
  return number ? { type: 'decimal', ...number } : { type: 'none' };
}

function fillGap(gap: Gap): ListedValue {
  if (gap.type === 'choice') return intValue(gap.right);
  return gap.type === 'numeric' ? numberValue(gap.answer) : { type: 'text', text: gap.accept[0] ?? '' };
}
