import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignTranslation } from '../../../studio/numbers/align-translation.ts';
import { type BlockMark, carryNumbers } from '../../../studio/numbers/carry-numbers.ts';
import { blocksOf, smallCourse } from '../support/studio-folder.ts';

const mark = (text: string): BlockMark => ({ kind: text.startsWith('#') ? 'h2' : 'p', hash: text });
const numbered = (...texts: string[]) => texts.map((text, index) => ({ n: index + 1, ...mark(text) }));
const carry = (before: string[], after: string[]): number[] => {
  let next = before.length + 1;
  return carryNumbers(numbered(...before), after.map(mark), () => next++).map(({ n }) => n);
};

describe('block numbers', () => {
  test.each([
    ['an edited paragraph keeps its number', ['# A', 'b', 'c'], ['# A', 'b!', 'c'], [1, 2, 3]],
    ['a new paragraph takes a fresh number', ['# A', 'b', 'c'], ['# A', 'b', 'new', 'c'], [1, 2, 4, 3]],
    ['a paragraph that went leaves a gap', ['# A', 'b', 'c'], ['# A', 'c'], [1, 3]],
    ['a heading before an edited paragraph is new', ['# A', 'b'], ['# A', '# New', 'b!'], [1, 3, 2]],
    ['a paragraph is never the heading that went', ['# A', 'b'], ['x', 'b'], [3, 2]],
    ['equal paragraphs keep their order', ['b', 'b', 'b'], ['b', 'b'], [1, 2]],
  ])('[NUM3] %s', (_, before, after, numbers) => {
    expect(carry(before, after)).toEqual(numbers);
  });

  test('[NUM3] whatever the edit, numbers stay unique, and no old number means a block of another kind', () => {
    const texts = fc.array(fc.constantFrom('# A', '# B', 'a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const numbers = carry(before, after);
        expect(new Set(numbers).size).toBe(after.length);
        for (const [index, n] of numbers.entries()) {
          const old = before[n - 1];
          if (old !== undefined) expect(mark(after[index] ?? '').kind).toBe(mark(old).kind);
        }
      }),
    );
  });

  test('[NUM4] a translation takes the numbers of the source where the kinds agree, and none elsewhere', () => {
    const source = numbered('# A', 'b', 'c', '# D', 'e');
    expect(alignTranslation(source, ['# ا', 'ب', 'ج', '# د', 'ه'].map(mark))).toEqual([1, 2, 3, 4, 5]);
    expect(alignTranslation(source, ['# ا', 'ب', '# د', 'ه'].map(mark))).toEqual([1, 2, 4, 5]);
    expect(alignTranslation(source, ['# ا', 'ب', 'ج', '+', '# د', 'ه'].map(mark))).toEqual([1, 2, 3, undefined, 4, 5]);
  });

  test('[NUM2] numbers of a course are never used again, not even when what had them went', async () => {
    const course = smallCourse();
    await course.build();
    const withoutTable = '## What a pack is\n\nA pack is course content.\n';
    course.write('basics/first/text.en.md', withoutTable);
    await course.build();
    expect(blocksOf(course.out, 'en').map(({ n }) => n)).toEqual([1, 2]);
    course.write('basics/first/text.en.md', `${withoutTable}\n1. Download.\n`);
    await course.build();
    expect(blocksOf(course.out, 'en').map(({ n }) => n)).toEqual([1, 2, expect.toSatisfy((n: number) => n > 6)]);
  });

  test('[NUM4] a block that only a translation has keeps a number of its own, and is a finding', async () => {
    const course = smallCourse();
    course.edit('basics/first/text.ar.md', '1. نزّل.', '> ملاحظة\n\n1. نزّل.');
    const [first, second] = [await course.build(), await course.build()];
    for (const { findings } of [first, second]) expect(findings).toMatchObject([{ code: 'block-mismatch' }]);
    expect(second.changedFiles).toBe(0);
    expect(blocksOf(course.out, 'ar').map(({ n }) => n)).toEqual([1, 2, 3, 4, 7, 5, 6]);
  });

  test('[NUM3] through the whole studio, an edited paragraph keeps its number in both languages', async () => {
    const course = smallCourse();
    await course.build();
    course.edit('basics/first/text.en.md', 'A pack is course content.', 'A pack is immutable course content.');
    await course.build();
    const blocks = blocksOf(course.out, 'en');
    expect(blocks.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(blocks[1]?.html).toContain('immutable course content');
    expect(blocksOf(course.out, 'ar').map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
