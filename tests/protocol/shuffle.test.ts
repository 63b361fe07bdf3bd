import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Ask } from '../../src/protocol/pack/sealed-question.ts';
import type { Question } from '../../src/protocol/pack/text-chunk.ts';
import { isRight } from '../../src/protocol/quiz/mark.ts';
import { shuffleQuiz } from '../../src/protocol/quiz/shuffle.ts';

const cards = (count: number) => Array.from({ length: count }, (_, at) => ({ n: at + 1, html: String(at + 1) }));
const choices = (count: number) =>
  cards(count).map((card) => (card.n === 1 ? { ...card, right: true as const } : card));
const entries = (n: number) => ({ n, prompt: '' });

const QUIZ: readonly Question[] = [
  { ...entries(1), type: 'single', choices: choices(6) },
  { ...entries(2), type: 'multiple', choices: choices(6) },
  { ...entries(3), type: 'truefalse', answer: true },
  { ...entries(4), type: 'order', cards: cards(6), right: [6, 5, 4, 3, 2, 1] },
  { ...entries(5), type: 'match', left: cards(6), right: cards(6), pairs: [6, 5, 4, 3, 2, 1] },
  {
    ...entries(6),
    type: 'gaps',
    parts: ['', '', ''],
    gaps: [
      { type: 'choice', n: 1, choices: cards(6), right: 2 },
      { type: 'text', n: 2, accept: ['x'] },
    ],
  },
  { ...entries(7), type: 'sealed', ask: { type: 'single', choices: cards(6) } },
  { ...entries(8), type: 'sealed', ask: { type: 'order', cards: cards(6) } },
  { ...entries(9), type: 'text', accept: ['x'] },
];
const attempt = fc
  .tuple(fc.stringMatching(/^[0-9a-f]{16}$/), fc.integer({ min: 1, max: 99 }))
  .map((id) => id.join('.'));

/** Everything that a question lists, as numbers in the order they are shown in. */
const shown = (question: Question | Ask): number[] =>
  [
    'choices' in question ? question.choices : [],
    'right' in question && question.type === 'match' ? question.right : [],
    'cards' in question ? question.cards : [],
    'gaps' in question ? question.gaps.flatMap((gap) => (gap.type === 'choice' ? gap.choices : [])) : [],
  ].flatMap((list) => list.map(({ n }) => n));
const all = (question: Question): number[] => shown(question.type === 'sealed' ? question.ask : question);
const sorted = (ns: readonly number[]): number[] => [...ns].sort((a, b) => a - b);

it('[QUIZ5] an attempt shows the same order every time, and nothing is lost or added', () => {
  fc.assert(
    fc.property(attempt, fc.constantFrom('choices', 'all'), (id, shuffle) => {
      const once = shuffleQuiz(QUIZ, shuffle, id);
      expect(shuffleQuiz(QUIZ, shuffle, id)).toEqual(once);
      expect(sorted(once.map(({ n }) => n))).toEqual(sorted(QUIZ.map(({ n }) => n)));
      for (const question of once) {
        const published = QUIZ.find(({ n }) => n === question.n);
        expect(published && sorted(all(published))).toEqual(sorted(all(question)));
      }
    }),
  );
});

it('[QUIZ5] what is right stays right, whatever the order', () => {
  fc.assert(
    fc.property(attempt, fc.integer({ min: 1, max: 6 }), (id, n) => {
      const asked = shuffleQuiz(QUIZ, 'all', id);
      const right = asked.map((question) => isRight(question, { type: 'int', n }));
      const published = asked.map(({ n: number }) => QUIZ.find((one) => one.n === number));
      expect(right).toEqual(published.map((question) => question && isRight(question, { type: 'int', n })));
    }),
  );
});

it('[QUIZ5] shuffling choices leaves the questions in their order; cards to be put in order, and true and false, are left alone', () => {
  fc.assert(
    fc.property(attempt, (id) => {
      const asked = shuffleQuiz(QUIZ, 'choices', id);
      expect(asked.map(({ n }) => n)).toEqual(QUIZ.map(({ n }) => n));
      for (const at of [2, 3, 7, 8]) expect(asked[at]).toEqual(QUIZ[at]);
    }),
  );
});

it('[QUIZ5] a quiz that asks for no shuffling stays as it was published', () => {
  expect(shuffleQuiz(QUIZ, undefined, 'ab.1')).toBe(QUIZ);
});

it('[QUIZ5] every choice comes first about as often as another, and two questions of an attempt differ', () => {
  const first = new Map<number, number>();
  let alike = 0;
  for (let n = 1; n <= 3000; n++) {
    const [single, multiple] = shuffleQuiz(QUIZ, 'choices', `0123456789abcdef.${n}`).map(all);
    first.set(single?.[0] ?? 0, (first.get(single?.[0] ?? 0) ?? 0) + 1);
    if (String(single) === String(multiple)) alike += 1;
  }
  expect(first.size).toBe(6);
  for (const times of first.values()) expect(Math.abs(times - 500)).toBeLessThan(100);
  expect(alike).toBeLessThan(30);
});

it.each([1, 2, 5, 6, 7])('[QUIZ5] question %i shows its choices in many orders', (n) => {
  const orders = new Set<string>();
  for (let attempt = 1; attempt <= 100; attempt++) {
    const question = shuffleQuiz(QUIZ, 'choices', `0123456789abcdef.${attempt}`).find((one) => one.n === n);
    orders.add(String(question && all(question)));
  }
  expect(orders.size).toBeGreaterThan(50);
});
