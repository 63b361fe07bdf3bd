import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../src/search/analysis/tokens.ts';
import { buildSegment } from '../../src/search/index/build-segment.ts';
import { editDistance } from '../../src/search/index/edit-distance.ts';
import { findKey, findPrefix } from '../../src/search/index/find-keys.ts';
import { eachNear } from '../../src/search/index/fuzzy-keys.ts';
import { openSegment } from '../../src/search/index/open-segment.ts';
import { keyAt, keyCount } from '../../src/search/index/segment.ts';
import { answersTo, indexOf } from './support.ts';

const LETTERS = 'abcd';
const word = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 9 });
const texts = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });

/** The table as the textbook has it. */
function plainDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (__, at) => row || at),
  );
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 0; row <= a.length; row += 1) {
    for (let column = 0; column <= b.length; column += 1) {
      const line = rows[row];
      if (!line) continue;
      if (row === 0 || column === 0) line[column] = row + column;
      else {
        const same = a[row - 1] === b[column - 1] ? 0 : 1;
        line[column] = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + same);
        if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
          line[column] = Math.min(at(row, column), at(row - 2, column - 2) + 1);
      }
    }
  }
  return at(a.length, b.length);
}

describe('the engine', () => {
  it('finds exactly the texts that a naive scan finds, for a word that some text has', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (written, nth) => {
        const all = written.map((words) => words.join(' '));
        const words = written.flat();
        const asked = words[nth % words.length] ?? '';
        // Ended by a space, so that it is no beginning of another word; an unknown language has no stems.
        const expected = written.flatMap((some, text) => (some.includes(asked) ? [text] : []));
        expect(answersTo(indexOf('xx', all), `${asked} `).sort((a, b) => a - b)).toEqual(expected);
      }),
    );
  });

  it('finds every word of every text in any language, and any two neighbours of Han', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('en', 'fr', 'ar', 'zh', 'xx'),
        (all, lang) => {
          const index = indexOf(lang, all);
          for (const [at, one] of all.entries())
            for (const token of tokensOf(one))
              expect(answersTo(index, one.slice(token.start, token.end))).toContain(at);
        },
      ),
    );
  });

  it('finds texts by the beginning of the last word while it is typed, and of no other', () => {
    const index = indexOf('en', ['mathematics for all', 'mats and carpets']);
    expect(answersTo(index, 'mathem')).toEqual([0]);
    expect(answersTo(index, 'mat').sort()).toEqual([0, 1]);
    expect(answersTo(index, 'carp ')).toEqual([]);
  });

  it('finds keys by binary search as a scan does', () => {
    fc.assert(
      fc.property(texts, word, (written, asked) => {
        const { segment } = indexOf(
          'en',
          written.map((words) => words.join(' ')),
        );
        const keys = Array.from({ length: keyCount(segment) }, (_, key) => keyAt(segment, key));
        const exact = keys.indexOf(asked);
        expect(findKey(segment, asked)).toBe(exact < 0 ? undefined : exact);
        const [from, to] = findPrefix(segment, asked);
        expect(keys.slice(from, to)).toEqual(keys.filter((key) => key.startsWith(asked)));
      }),
    );
  });

  it('ranks the word itself over its forms, and those over slips', () => {
    const index = indexOf('en', ['teach', 'teaching', 'reach']);
    expect(answersTo(index, 'teaching ')).toEqual([1, 0]);
    expect(answersTo(index, 'taech ')).toEqual([0, 1]);
  });

  it('ranks titles over what stands beside them, and the words as typed over the same words elsewhere', () => {
    const builder = buildSegment('en');
    const add = (title: string, summary: string, ref: number) =>
      builder.add(
        [
          { text: title, weight: 5 },
          { text: summary, weight: 1 },
        ],
        ref,
        title,
      );
    add('Cooking', 'with soil science', 0);
    add('Science of the soil', 'x', 1);
    add('Soil science', 'x y z', 2);
    expect(answersTo(openSegment(builder.finish()), 'soil science ')).toEqual([2, 1, 0]);
  });

  it('shows what most of the words say where one of them is nowhere', () => {
    const index = indexOf('en', ['soil science', 'music']);
    expect(answersTo(index, 'soil science xylophonist ')).toEqual([0]);
    expect(answersTo(index, 'xylophonist ')).toEqual([]);
  });
});

describe('slips of the finger', () => {
  it('are counted as the textbook counts them, up to the most that is asked for', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 2 }), (a, b, most) => {
        const distance = editDistance(a, { text: `..${b}`, start: 2, length: b.length }, most);
        expect(distance).toBe(Math.min(most + 1, plainDistance(a, b)));
      }),
    );
  });

  it('of a beginning are those of the best beginning', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 2 }), (a, b, most) => {
        const beginnings = Array.from({ length: b.length + 1 }, (_, length) => plainDistance(a, b.slice(0, length)));
        const distance = editDistance(a, { text: b, start: 0, length: b.length }, most, true);
        expect(distance).toBe(Math.min(most + 1, ...beginnings));
      }),
    );
  });

  it.each([
    ['teaching', 'teaxhinq'],
    ['teaching', 'taechnig'],
    ['teaching', 'taechnng'],
    ['word', 'ward'],
    ['كتاب', 'كتيب'],
  ])('do not hide %s from who types %s', (meant, typed) => {
    expect(answersTo(indexOf('xx', ['xylophone', meant]), `${typed} `)).toEqual([1]);
  });

  it('are found among all keys, one in four letters and two in eight', () => {
    fc.assert(
      fc.property(texts, word, (written, asked) => {
        const { segment, letterSets } = indexOf(
          'xx',
          written.map((words) => words.join(' ')),
        );
        const most = asked.length >= 8 ? 2 : asked.length >= 4 ? 1 : 0;
        const expected = [...new Set(written.flat())]
          .filter((key) => most > 0 && plainDistance(asked, key) <= most)
          .sort();
        const found: string[] = [];
        eachNear(segment, letterSets, { word: asked, isStem: false }, (key) => found.push(keyAt(segment, key)));
        expect(found.sort()).toEqual(expected);
      }),
    );
  });
});
