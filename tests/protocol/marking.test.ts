import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attempt, HANDED_IN } from '../../src/protocol/facts/attempt.ts';
import type { ListedValue, Value } from '../../src/protocol/facts/value.ts';
import type { Question } from '../../src/protocol/pack/text-chunk.ts';
import { isWithin, parseDecimal } from '../../src/protocol/quiz/decimal.ts';
import { parseWithUnit } from '../../src/protocol/quiz/decimal-with-unit.ts';
import { foldAnswer } from '../../src/protocol/quiz/fold-answer.ts';
import { bestScore, FALSE, isRight, scoreAttempt, TRUE } from '../../src/protocol/quiz/mark.ts';

const int = (n: number): Value => ({ type: 'int', n });
const choices = [
  { n: 1, html: 'one', right: true as const },
  { n: 2, html: 'two' },
  { n: 3, html: 'three', right: true as const },
];

describe('parseDecimal', () => {
  it.each([
    ['2.5', 25, 1],
    ['2,5', 25, 1],
    ['٢٫٥', 25, 1],
    ['۲٫۵', 25, 1],
    ['２．５', 25, 1],
    [' 2.50 ', 25, 1],
    ['-3', -3, 0],
    ['−3', -3, 0],
    ['－３', -3, 0],
    ['-0', 0, 0],
    ['007', 7, 0],
    ['1 000', 1000, 0],
    ['1\u00a0000,5', 10005, 1],
    ['1\u202f000', 1000, 0],
    ["1'000", 1000, 0],
    ['١٬٠٠٠', 1000, 0],
  ])('reads %j as it is typed in any of the four languages', (typed, mantissa, scale) => {
    expect(parseDecimal(typed)).toEqual({ mantissa, scale });
    expect(Object.is(parseDecimal(typed)?.mantissa, -0)).toBe(false);
  });

  it.each(['', ' ', '-', '.', '2.', '.5', '1.2.3', '1,000,000', 'two', '2e3', '0x10', '--1', '9'.repeat(16)])(
    'does not take %j for a number',
    (typed) => {
      expect(parseDecimal(typed)).toBeUndefined();
    },
  );

  it('reads only what an answer can carry', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(9), (n, scale) => {
        const digits = String(n).padStart(scale + 1, '0');
        const typed = `-${digits.slice(0, digits.length - scale)}.${digits.slice(digits.length - scale)}0`;
        const read = parseDecimal(typed);
        if (read) expect(Math.abs(read.mantissa)).toBeLessThan(2 ** 52);
      }),
    );
  });
});

describe('a number with its unit', () => {
  it.each([
    ['2.5 kg', 'kg', 25, 1],
    ['2,5kg', 'kg', 25, 1],
    ['٢٫٥ كغ', 'كغ', 25, 1],
    ['２．５　ＫＧ', 'kg', 25, 1],
    ['-3 °C', '°C', -3, 0],
    ['1 000 m²', 'm2', 1000, 0],
    ['50%', '%', 50, 0],
    ['٥٠٪', '%', 50, 0],
    ['5 公斤', '公斤', 5, 0],
    ['7', 'kg', 7, 0],
    ['7', undefined, 7, 0],
  ])('reads %j where the unit is %j', (typed, unit, mantissa, scale) => {
    expect(parseWithUnit(typed, unit)).toEqual({ mantissa, scale });
  });

  it.each([
    ['2.5 g', 'kg'],
    ['2.5 kg', undefined],
    ['2.5 kg kg', 'kg'],
    ['kg', 'kg'],
    ['kg 2.5', 'kg'],
    ['2.5 kg 3', 'kg'],
  ])('does not take %j where the unit is %j: what it would mean is not known', (typed, unit) => {
    expect(parseWithUnit(typed, unit)).toBeUndefined();
  });

  it('reads every number as it is read without its unit', () => {
    const number = fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.nat(999)).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(number, fc.constantFrom('kg', 'كغ', '°C', '公斤', 'm/s', '%'), (typed, unit) => {
        expect(parseWithUnit(`${typed} ${unit}`, unit)).toEqual(parseDecimal(typed));
      }),
    );
  });
});

describe('isWithin', () => {
  const decimal = (typed: string) => parseDecimal(typed) ?? { mantissa: Number.NaN, scale: 0 };

  it.each([
    ['0.3', '0.1', '0.2', true],
    ['0.3', '0.1', '0.1999999', false],
    ['100', '99.5', '0.5', true],
    ['-1', '1', '2', true],
    ['-1', '1', '1.9', false],
    ['999999999999999', '999999999999998', '0', false],
  ])('|%s - %s| <= %s is %s, without binary rounding', (a, b, tolerance, is) => {
    expect(isWithin(decimal(a), decimal(b), decimal(tolerance))).toBe(is);
    expect(isWithin(decimal(b), decimal(a), decimal(tolerance))).toBe(is);
  });
});

describe('foldAnswer', () => {
  it.each([
    ['  Blended   LEARNING. ', 'blended learning'],
    ['« Hétérogène »', 'heterogene'],
    ['l’élève', "l'eleve"],
    ['أُسْتَاذَة', 'استاذه'],
    ['تعلّـــم', 'تعلم'],
    ['مؤسسةٌ؟', 'موسسه'],
    ['مستوى', 'مستوي'],
    ['ＡＢＣ１２', 'abc12'],
    ['混合学习。', '混合学习'],
    ['混合学习！', '混合学习'],
    ['使用　ＡＩ 教学', '使用ai教学'],
    ['ﻻ', 'لا'],
    ['ﻷﻥ', 'لان'],
    ['لأن', 'لان'],
    ['شيء', 'شي'],
    ['شئ', 'شي'],
    ['کتابی', 'كتابي'],
    ['٣ دروس', '3 دروس'],
    ['۳', '3'],
    ['３', '3'],
    ['Cœur', 'coeur'],
    ['Straße', 'strasse'],
    ['auto\u00adévaluation', 'autoevaluation'],
    ['self‑study', 'self-study'],
    ['\u200fتعلم\u200f', 'تعلم'],
    ['نعم،', 'نعم'],
  ])('%j and %j are one answer', (a, b) => {
    expect(foldAnswer(a)).toBe(foldAnswer(b));
    expect(foldAnswer(b)).toBe(b);
  });

  it.each([
    ['混合学习', '混合学校'],
    ['كتاب', 'كاتب'],
    ['cote', 'coton'],
    ['', 'a'],
  ])('%j and %j are two', (a, b) => {
    expect(foldAnswer(a)).not.toBe(foldAnswer(b));
  });

  /** Letters of the app's scripts, with the forms that keyboards and copied text bring. */
  const letters = fc.string({
    unit: fc.constantFrom(...'aéÉœßİıΣςأإآٱءئؤةىیکۂ٣۳３Ａﻻﻷﷲ混。 　’‑,.؟'.split(''), '\u0301', '\u064e', '\u200c'),
  });
  const texts = fc.oneof(letters, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

  it('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldAnswer(foldAnswer(text))).toBe(foldAnswer(text));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['NFC', 'NFD', 'NFKC', 'NFKD'] as const)('a text and its %s are one answer', (form) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldAnswer(text.normalize(form))).toBe(foldAnswer(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('capitals and small letters are one answer', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldAnswer(text.toLowerCase())).toBe(foldAnswer(text));
      }),
      { numRuns: 2000 },
    );
  });
});

const cards = [1, 2, 3].map((n) => ({ n, html: String(n) }));
const list = (...values: ListedValue[]): Value => ({ type: 'list', values });
const ints = (...ns: number[]): Value => ({ type: 'list', values: ns.map((n) => ({ type: 'int', n })) });
const order: Question = { n: 6, prompt: '', type: 'order', cards, right: [3, 1, 2] };
const match: Question = { n: 7, prompt: '', type: 'match', left: cards.slice(0, 2), right: cards, pairs: [3, 1] };
const gaps: Question = {
  n: 8,
  prompt: '',
  type: 'gaps',
  parts: ['a', 'b', 'c', 'd'],
  gaps: [
    { type: 'choice', n: 1, choices: cards, right: 2 },
    { type: 'text', n: 2, accept: ['Élève', 'تلميذ'] },
    { type: 'numeric', n: 3, answer: '2.5', tolerance: '0.1' },
  ],
};
const extended: Question = { n: 9, prompt: '', type: 'extended' };
const filled = (n: number, text: string, mantissa: number): Value =>
  list({ type: 'int', n }, { type: 'text', text }, { type: 'decimal', mantissa, scale: 1 });

describe('[QUIZ3] a question with places', () => {
  it.each<[string, Question, Value, boolean]>([
    ['cards in the right order', order, ints(3, 1, 2), true],
    ['two cards exchanged', order, ints(1, 3, 2), false],
    ['the right cards as a set', order, { type: 'set', ns: [3, 1, 2] }, false],
    ['a card too few', order, ints(3, 1), false],
    ['a card too many', order, ints(3, 1, 2, 2), false],
    ['no answer', order, { type: 'none' }, false],
    ['every thing with its partner', match, ints(3, 1), true],
    ['one thing with another partner', match, ints(3, 2), false],
    ['one thing without a partner', match, list({ type: 'int', n: 3 }, { type: 'none' }), false],
    ['every gap filled', gaps, filled(2, ' eleve. ', 26), true],
    ['every gap filled in another language', gaps, filled(2, 'تِلميذ', 25), true],
    ['a wrong choice', gaps, filled(1, 'eleve', 25), false],
    ['a wrong word', gaps, filled(2, 'maître', 25), false],
    ['a number that is too far off', gaps, filled(2, 'eleve', 27), false],
    [
      'a number as words',
      gaps,
      list({ type: 'int', n: 2 }, { type: 'text', text: 'eleve' }, { type: 'text', text: '2.5' }),
      false,
    ],
    ['a gap too few', gaps, list({ type: 'int', n: 2 }, { type: 'text', text: 'eleve' }), false],
  ])('%s', (_, question, answer, right) => {
    expect(isRight(question, answer)).toBe(right);
  });

  it('is right exactly when all its places are, whatever somebody answers', () => {
    const answers = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(answers, (ns) => {
        expect(isRight(order, ints(...ns))).toBe(String(ns) === String(order.right));
      }),
    );
  });
});

describe('isRight', () => {
  const single: Question = { n: 1, prompt: '', type: 'single', choices };
  const multiple: Question = { n: 2, prompt: '', type: 'multiple', choices };
  const truth: Question = { n: 3, prompt: '', type: 'truefalse', answer: true };
  const numeric: Question = { n: 4, prompt: '', type: 'numeric', answer: '2.5', tolerance: '0.1' };
  const text: Question = { n: 5, prompt: '', type: 'text', accept: ['Élève', 'تلميذ'] };
  const set = (...ns: number[]): Value => ({ type: 'set', ns });
  const decimal = (mantissa: number, scale: number): Value => ({ type: 'decimal', mantissa, scale });

  it.each<[Question, Value, boolean]>([
    [single, int(1), true],
    [single, int(2), false],
    [single, set(1), false],
    [multiple, set(1, 3), true],
    [multiple, set(1), false],
    [multiple, set(1, 2, 3), false],
    [multiple, set(), false],
    [truth, int(TRUE), true],
    [truth, int(FALSE), false],
    [numeric, decimal(26, 1), true],
    [numeric, decimal(2600001, 6), false],
    [numeric, int(2), false],
    [text, { type: 'text', text: ' eleve. ' }, true],
    [text, { type: 'text', text: 'تِلميذ' }, true],
    [text, { type: 'text', text: 'maître' }, false],
    // Folded it would be right; nobody types so much, and folding has to end.
    [text, { type: 'text', text: `eleve${'.'.repeat(1000)}` }, false],
    [single, { type: 'none' }, false],
  ])('%# a question of type $0.type', (question, answer, right) => {
    expect(isRight(question, answer)).toBe(right);
  });

  const questions = [single, multiple, truth];
  const attempt = (answers: Record<number, Value>, isHandedIn = true): Attempt => ({
    version: 1,
    answers: new Map(
      Object.entries(isHandedIn ? { ...answers, [HANDED_IN]: int(9) } : answers).map(([n, value], i) => [
        Number(n),
        { lamport: i + 1, replica: '0123456789abcdef', value },
      ]),
    ),
  });

  it('[ATT3] scores one point a question, in whole per cent, rounded down', () => {
    expect(scoreAttempt(questions, attempt({ 1: int(1), 2: set(1, 3), 3: int(FALSE) }))).toEqual({
      right: 2,
      of: 3,
      percent: 66,
    });
    expect(scoreAttempt(questions, attempt({}))).toEqual({ right: 0, of: 3, percent: 0 });
    expect(scoreAttempt([], attempt({}))).toEqual({ right: 0, of: 0, percent: 0 });
  });

  it('[QUIZ3] free writing counts for no score', () => {
    const written: Value = { type: 'text', text: 'One day' };
    expect(scoreAttempt([single, extended], attempt({ 1: int(1), 9: written }))).toEqual({
      right: 1,
      of: 1,
      percent: 100,
    });
    expect(scoreAttempt([single, extended], attempt({ 9: written }))).toEqual({ right: 0, of: 1, percent: 0 });
  });

  it('[QUIZ3] handing in is all that a quiz without anything to mark asks for', () => {
    const written: Value = { type: 'text', text: 'One day' };
    expect(scoreAttempt([extended], attempt({ 9: written }))).toEqual({ right: 0, of: 0, percent: 100 });
    expect(scoreAttempt([extended], attempt({ 9: written }, false)).percent).toBe(0);
  });

  it('[ATT1] the best attempt counts, of those that were handed in', () => {
    const best = attempt({ 1: int(1), 2: set(1, 3), 3: int(TRUE) }, false);
    const fair = attempt({ 1: int(1), 3: int(TRUE) });
    const poor = attempt({ 1: int(1) });
    expect(bestScore(questions, [poor, best, fair])?.percent).toBe(66);
    expect(bestScore(questions, [best])).toBeUndefined();
  });
});
