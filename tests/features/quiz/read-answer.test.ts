import { describe, expect, it } from 'vitest';
import { askOf } from '../../../src/features/quiz/ask.ts';
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
  return readAnswer(askOf(question), readForm(form));
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

describe('reading what stands in each place', () => {
  const order: Question = { n: 1, prompt: '', type: 'order', cards: choices, right: [1, 2] };
  const match: Question = { n: 1, prompt: '', type: 'match', left: choices, right: choices, pairs: [2, 1] };
  const gaps: Question = {
    n: 1,
    prompt: '',
    type: 'gaps',
    parts: ['', '', '', ''],
    gaps: [
      { type: 'choice', n: 1, choices, right: 1 },
      { type: 'text', n: 2, accept: ['x'] },
      { type: 'numeric', n: 3, answer: '1', tolerance: '0' },
    ],
  };
  const numbers = (...ns: number[]) => ({ type: 'list', values: ns.map((n) => ({ type: 'int', n })) });

  it('takes cards and partners by their numbers, in the order of the places', () => {
    expect(read(order, '2', '1')).toEqual({ kind: 'answer', value: numbers(2, 1) });
    expect(read(match, '1', '1')).toEqual({ kind: 'answer', value: numbers(1, 1) });
  });

  it('takes each gap by its kind: a choice, words, a number typed in any language', () => {
    expect(read(gaps, '2', ' mot ', '٢٫٥')).toEqual({
      kind: 'answer',
      value: {
        type: 'list',
        values: [
          { type: 'int', n: 2 },
          { type: 'text', text: 'mot' },
          { type: 'decimal', mantissa: 25, scale: 1 },
        ],
      },
    });
  });

  it('names the first place that is empty, or holds no number where one is asked for', () => {
    expect(read(match, '1', '')).toEqual({ kind: 'empty', place: 1 });
    expect(read(gaps, '', ' ', '1')).toEqual({ kind: 'empty', place: 0 });
    expect(read(gaps, '1', ' ', '1')).toEqual({ kind: 'empty', place: 1 });
    expect(read(gaps, '1', 'mot', 'deux')).toEqual({ kind: 'not-a-number', place: 2 });
  });

  it('takes free writing with its lines, without the spaces around it', () => {
    const writing: Question = { n: 1, prompt: '', type: 'extended' };
    expect(read(writing, ' One\nTwo ')).toEqual({ kind: 'answer', value: { type: 'text', text: 'One\nTwo' } });
    expect(read(writing, ' ')).toEqual({ kind: 'empty' });
  });
});
