import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/features/quiz/read-answer.ts';
import { readForm } from '../../../src/features/quiz/read-form.ts';
import type { Question } from '../../../src/protocol/pack/text-chunk.ts';

const choices = [
  { n: 1, html: 'a' },
  { n: 2, html: 'b' },
];
const single: Question = { n: 1, prompt: '', type: 'single', choices };
const multiple: Question = { n: 1, prompt: '', type: 'multiple', choices };
const truefalse: Question = { n: 1, prompt: '', type: 'truefalse', answer: true };
const numeric: Question = { n: 1, prompt: '', type: 'numeric', answer: '2.5', tolerance: '0' };
const text: Question = { n: 1, prompt: '', type: 'text', accept: ['outcome'] };

function read(question: Question, ...values: string[]) {
  const form = new FormData();
  for (const value of values) form.append('answer', value);
  return readAnswer(question, readForm(question, form));
}

describe('reading the form of a question', () => {
  it('takes one choice as its number, also when false is number 0', () => {
    expect(read(single, '2')).toEqual({ kind: 'answer', value: { type: 'int', n: 2 } });
    expect(read(truefalse, '0')).toEqual({ kind: 'answer', value: { type: 'int', n: 0 } });
  });

  it('takes several choices as a set, one of them too', () => {
    expect(read(multiple, '2', '1')).toEqual({ kind: 'answer', value: { type: 'set', ns: [2, 1] } });
    expect(read(multiple, '1')).toEqual({ kind: 'answer', value: { type: 'set', ns: [1] } });
  });

  it('takes numbers as they are typed in any language of the app', () => {
    const value = { type: 'decimal', mantissa: 25, scale: 1 };
    for (const typed of ['2.5', ' 2,5 ', '٢٫٥', '２．５'])
      expect(read(numeric, typed)).toEqual({ kind: 'answer', value });
  });

  it('does not count what is no number', () => {
    for (const typed of ['abc', '2.5 MB', '1/2']) expect(read(numeric, typed)).toEqual({ kind: 'not-a-number' });
  });

  it('takes words without the spaces around them', () => {
    expect(read(text, '  ناتج التعلّم ')).toEqual({ kind: 'answer', value: { type: 'text', text: 'ناتج التعلّم' } });
  });

  it('asks again where nothing was chosen or typed', () => {
    expect(read(single)).toEqual({ kind: 'empty' });
    expect(read(multiple)).toEqual({ kind: 'empty' });
    expect(read(numeric, '  ')).toEqual({ kind: 'empty' });
    expect(read(text)).toEqual({ kind: 'empty' });
  });
});
