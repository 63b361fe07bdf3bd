import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BlockWords, findPlace } from '../../../src/protocol/notes/find-place.ts';
import { LONGEST_QUOTE, quoteWords, wholeBlock } from '../../../src/protocol/notes/quote-words.ts';

const FIRST: BlockWords = { n: 1, text: 'Teachers meet once a week. Between the meetings they study alone.' };
const SECOND: BlockWords = {
  n: 2,
  text: 'A week without a meeting is a week of reading, and a week of reading is long.',
};
const THIRD: BlockWords = { n: 3, text: '每周一次的会议之间，教师独立学习。阅读的一周很长。' };
const TEXT = [FIRST, SECOND, THIRD];

function quote(blocks: readonly BlockWords[], block: BlockWords, from: number, to: number) {
  const quoted = quoteWords(blocks, [{ block: block.n, from, to }], 'en');
  if (!quoted) throw new Error('nothing quoted');
  return quoted;
}
function quoteOf(block: BlockWords, words: string, nth = 0) {
  let from = -1;
  for (let i = 0; i <= nth; i++) from = block.text.indexOf(words, from + 1);
  return quote(TEXT, block, from, from + words.length);
}
const wordsAt = (blocks: readonly BlockWords[], { block, from, to }: { block: number; from: number; to: number }) =>
  blocks.find(({ n }) => n === block)?.text.slice(from, to);
const find = (blocks: readonly BlockWords[], quoted: ReturnType<typeof quoteOf>) => {
  const found = findPlace({ blocks, lang: 'en' }, quoted);
  return { how: found.how, block: found.block, words: found.spans.map((span) => wordsAt(blocks, span)) };
};
const edited = (block: BlockWords, from: string, to: string) => {
  if (!block.text.includes(from)) throw new Error(`no such words: ${from}`);
  return TEXT.map((one) => (one === block ? { ...one, text: one.text.replace(from, to) } : one));
};

describe('[NOTE3] the place of a note', () => {
  it('is where the words were, in a text that did not change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXT), fc.nat(), fc.nat(), (block, a, b) => {
        const [x, y] = [a % block.text.length, b % block.text.length];
        const [from, to] = [Math.min(x, y), Math.max(x, y) + 1];
        fc.pre(block.text.slice(from, to).trim() !== '');
        const quoted = quote(TEXT, block, from, to);
        const start = from + block.text.slice(from, to).indexOf(quoted.quote);
        expect(findPlace({ blocks: TEXT, lang: 'en' }, quoted)).toEqual({
          how: 'same',
          block: block.n,
          spans: [{ block: block.n, from: start, to: start + quoted.quote.length }],
        });
      }),
    );
  });

  it('is the same words where the block was edited before or behind them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, behind) => {
        const { text } = FIRST;
        const quoted = quoteOf(FIRST, 'Between the meetings');
        const blocks = [{ n: 1, text: `${before}${text}${behind}` }, SECOND];
        expect(find(blocks, quoted)).toEqual({ how: 'same', block: 1, words: ['Between the meetings'] });
      }),
    );
  });

  it('is, of the same words in several places, the one with the same neighbours', () => {
    // The first one comes to stand where the second one stood.
    const quoted = quoteOf(SECOND, 'week of', 1);
    const blocks = edited(SECOND, 'A week without', 'And then, after all of it: a week without');
    const [span] = findPlace({ blocks, lang: 'en' }, quoted).spans;
    const { from = 0, to = 0 } = span ?? {};
    expect(wordsAt(blocks, { block: 2, from, to: to + 11 })).toBe('week of reading is');
  });

  it('is the words nearly the same, where they themselves were edited', () => {
    const blocks = edited(FIRST, 'the meetings they study alone', 'two meetings all study alone');
    expect(find(blocks, quoteOf(FIRST, 'Between the meetings they study alone'))).toEqual({
      how: 'edited',
      block: 1,
      words: ['Between two meetings all study alone'],
    });
    const zh = edited(THIRD, '教师独立学习', '教师们独立地学习');
    expect(find(zh, quoteOf(THIRD, '会议之间，教师独立学习'))).toMatchObject({
      how: 'edited',
      words: ['会议之间，教师们独立地学习'],
    });
  });

  it('is the same after any few letters of the words were changed', () => {
    const words = 'a week of reading, and a week of reading is long';
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(words.length - 1), fc.constantFrom('', 'x', 'yz')), { maxLength: 5 }),
        (changes) => {
          const letters = [...words];
          for (const [at, letter] of changes) letters[at] = letter;
          const blocks = edited(SECOND, words, letters.join(''));
          const { block, spans } = findPlace({ blocks, lang: 'en' }, quoteOf(SECOND, words));
          const start = SECOND.text.indexOf(words);
          expect(block).toBe(2);
          expect(Math.abs((spans[0]?.from ?? -99) - start)).toBeLessThanOrEqual(5);
        },
      ),
    );
  });

  it('is where the words went, when they moved to another block', () => {
    const blocks = [
      { n: 1, text: 'Teachers meet once a week.' },
      { n: 9, text: 'Between the meetings they study alone.' },
      SECOND,
    ];
    expect(find(blocks, quoteOf(FIRST, 'the meetings they study'))).toEqual({
      how: 'moved',
      block: 9,
      words: ['the meetings they study'],
    });
    const whole = { place: wholeBlock(FIRST, 'en'), quote: '' };
    expect(find([SECOND, { ...FIRST, n: 7 }], whole)).toEqual({ how: 'moved', block: 7, words: [] });
  });

  it('stays at its block where the words are gone, and at the text where the block is gone too', () => {
    const blocks = edited(FIRST, FIRST.text, 'Nobody comes here any more, since all of it is done by letter.');
    expect(find(blocks, quoteOf(FIRST, 'Between the meetings'))).toEqual({ how: 'lost', block: 1, words: [] });
    expect(find([THIRD], quoteOf(FIRST, 'Between the meetings'))).toEqual({ how: 'lost', block: undefined, words: [] });
  });

  it('is found again for words over several blocks, block for block', () => {
    const spans = [
      { block: 1, from: 27, to: FIRST.text.length },
      { block: 2, from: 0, to: 24 },
    ];
    const quoted = quoteWords(TEXT, spans, 'en');
    if (!quoted) throw new Error('nothing quoted');
    expect(quoted.quote).toBe('Between the meetings they study alone.\nA week without a meeting');
    const blocks = edited(FIRST, 'Teachers meet', 'All the teachers meet');
    expect(find(blocks, quoted).words).toEqual(quoted.quote.split('\n'));
  });

  it('is the block in another language of the text', () => {
    expect(findPlace({ blocks: TEXT, lang: 'fr' }, quoteOf(FIRST, 'Between'))).toEqual({
      how: 'same',
      block: 1,
      spans: [],
    });
  });

  it('quotes no more than a fact may hold, and cuts no character in two', () => {
    const long = { n: 1, text: `x${'𝒂'.repeat(LONGEST_QUOTE)}` };
    const quoted = quote([long], long, 0, long.text.length);
    expect(quoted.quote).toHaveLength(LONGEST_QUOTE - 1);
    expect(quoted.quote.isWellFormed()).toBe(true);
    expect(quote([long], long, 99, 101).place.before.isWellFormed()).toBe(true);
    expect(findPlace({ blocks: [long], lang: 'en' }, quoted).how).toBe('same');
  });

  it('is found in the time of a frame where long words were edited in a long block', () => {
    // The product of both lengths would be 36 million steps; ends of it alone are looked for.
    const sentence = 'Every sentence of this long block is much like all the others, number ';
    const text = Array.from({ length: 80 }, (_, i) => `${sentence}${i}.`).join(' ');
    const block = { n: 1, text };
    const quoted = quote([block], block, 0, LONGEST_QUOTE);
    const blocks = [{ n: 1, text: text.replace('number 13', 'the thirteenth') }];
    const [span] = findPlace({ blocks, lang: 'en' }, quoted).spans;
    expect(span?.from).toBe(0);
    expect(Math.abs((span?.to ?? 0) - LONGEST_QUOTE)).toBeLessThan(200);
  });
});
