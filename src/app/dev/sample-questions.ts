import type { Value } from '../../protocol/facts/value.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import type { SampleWords } from './sample-words.ts';

/** A question, and answers to show it with. */
export interface SampleQuestion {
  readonly question: Question;
  readonly answers: readonly Value[];
}

const int = (n: number): Value => ({ type: 'int', n });
const ints = (...ns: number[]): Value => ({ type: 'list', values: ns.map((n) => ({ type: 'int', n })) });
const text = (words: string): Value => ({ type: 'text', text: words });

/** One question of each type, with a right and a wrong answer where there are such. */
export function sampleQuestions({ title, sentence, choices }: SampleWords): readonly SampleQuestion[] {
  const cards = choices.map((html, index) => ({ n: index + 1, html }));
  const marked = cards.map((card) => ({
    ...card,
    ...(card.n === 2 ? { right: true as const } : { feedback: sentence }),
  }));
  const asked = { prompt: title, explain: sentence, hints: [sentence], see: 2 };
  const picture = { src: '/icon.svg', width: 300, height: 300, alt: sentence };
  return [
    { question: { ...asked, n: 1, type: 'single', choices: marked }, answers: [int(2), int(1)] },
    {
      question: { ...asked, n: 2, type: 'multiple', choices: marked },
      answers: [
        { type: 'set', ns: [2] },
        { type: 'set', ns: [1, 2] },
      ],
    },
    { question: { ...asked, n: 3, type: 'truefalse', answer: true }, answers: [int(1), int(0)] },
    {
      question: { ...asked, n: 4, type: 'numeric', answer: '2.5', tolerance: '0.1', unit: 'kg' },
      answers: [
        { type: 'decimal', mantissa: 25, scale: 1 },
        { type: 'decimal', mantissa: 9, scale: 0 },
      ],
    },
    { question: { ...asked, n: 5, type: 'text', accept: choices.slice(0, 1) }, answers: choices.slice(0, 2).map(text) },
    { question: { ...asked, n: 6, type: 'order', cards, right: [1, 2, 3] }, answers: [ints(1, 2, 3), ints(3, 1, 2)] },
    {
      question: { ...asked, n: 7, type: 'match', left: cards, right: cards, pairs: [1, 2, 3] },
      answers: [ints(1, 2, 3), ints(2, 1, 3)],
    },
    {
      question: {
        ...asked,
        n: 8,
        type: 'gaps',
        parts: [sentence, sentence, sentence],
        gaps: [
          { type: 'choice', n: 1, choices: cards, right: 2 },
          { type: 'text', n: 2, accept: choices.slice(0, 1) },
        ],
      },
      answers: [
        {
          type: 'list',
          values: [
            { type: 'int', n: 1 },
            { type: 'text', text: sentence },
          ],
        },
      ],
    },
    { question: { ...asked, n: 9, type: 'extended', rubric: `<p>${sentence}</p>` }, answers: [text(sentence)] },
    {
      question: {
        ...asked,
        n: 10,
        type: 'hotspot',
        picture,
        areas: [
          { n: 1, label: choices[0], shape: 'rect', points: [100, 100, 200, 300] },
          { n: 2, label: choices[1], shape: 'ellipse', points: [700, 500, 150, 300] },
        ],
        right: [2],
      },
      answers: [ints(700, 500), ints(150, 150)],
    },
    { question: { ...asked, n: 11, type: 'sealed', ask: { type: 'single', choices: cards } }, answers: [int(2)] },
  ];
}
