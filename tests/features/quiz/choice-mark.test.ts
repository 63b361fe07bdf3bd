import { describe, expect, it } from 'vitest';
import { choicesOf, markChoice } from '../../../src/features/quiz/choice-mark.ts';
import type { Value } from '../../../src/protocol/facts/value.ts';
import type { Question } from '../../../src/protocol/pack/text-chunk.ts';

const multiple: Question = {
  n: 1,
  prompt: '',
  type: 'multiple',
  choices: [
    { n: 3, html: 'a', right: true },
    { n: 1, html: 'b' },
    { n: 2, html: 'c', right: true },
    { n: 4, html: 'd' },
  ],
};
const marks = (question: Question, answer: Value) => choicesOf(question).map((choice) => markChoice(choice, answer));

describe('the marks of choices', () => {
  it('tell what was chosen and what is right, in the published order', () => {
    expect(choicesOf(multiple).map(({ n }) => n)).toEqual([3, 1, 2, 4]);
    expect(marks(multiple, { type: 'set', ns: [1, 3] })).toEqual(['chosen-right', 'chosen-wrong', 'missed', 'none']);
  });

  it('mark true and false like choices', () => {
    const question: Question = { n: 1, prompt: '', type: 'truefalse', answer: false };
    expect(marks(question, { type: 'int', n: 1 })).toEqual(['chosen-wrong', 'missed']);
    expect(marks(question, { type: 'int', n: 0 })).toEqual(['none', 'chosen-right']);
  });

  it('are none where the answer is typed', () => {
    expect(choicesOf({ n: 1, prompt: '', type: 'text', accept: [] })).toEqual([]);
  });
});
