import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainWords } from '../../src/search/documents/plain-words.ts';
import { transcriptPassages } from '../../src/search/documents/transcript-passages.ts';
import { snippetOf } from '../../src/search/find/snippet.ts';
import { parseQuery } from '../../src/search/index/query.ts';

const markedIn = (text: string, typed: string, lang: string): string[] => {
  const { words, marks } = snippetOf(text, parseQuery(typed), lang);
  return marks.map(([from, to]) => words.slice(from, to));
};

describe('a cutting of a text', () => {
  it.each([
    ['Les évaluations de l’étudiant', 'evaluation', 'fr', ['évaluations']],
    ['كتب المُعلِّمون والطلاب', 'معلم', 'ar', ['المُعلِّمون']],
    ['面向高校教师的人工智能课程', '人工智能', 'zh', ['人工智能']],
    ['Teaching statistics', 'statsitics', 'en', ['statistics']],
    ['Mathematics', 'mathem', 'en', ['Mathematics']],
  ])('of "%s" marks what answers "%s"', (text, typed, lang, marked) => {
    expect(markedIn(text, typed, lang)).toEqual(marked);
  });

  it('is short, begins and ends with whole words, and has the word that was looked for', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdef'), minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 80 }), fc.nat(), (words, nth) => {
        const text = words.join(' ');
        const asked = words[nth % words.length] ?? '';
        const { words: cut, marks, isCutBefore, isCutAfter } = snippetOf(text, parseQuery(`${asked} `), 'xx');
        expect(cut.length).toBeLessThanOrEqual(160);
        expect(marks.some(([from, to]) => cut.slice(from, to) === asked)).toBe(true);
        expect(words.join(' ')).toContain(cut);
        for (const part of cut.split(' ')) expect(words).toContain(part);
        expect([isCutBefore, isCutAfter]).toEqual([!text.startsWith(cut), !text.endsWith(cut)]);
      }),
    );
  });
});

describe('what is indexed', () => {
  it('of HTML are its words, tags inside of words left out', () => {
    expect(plainWords('<p>A <b>bold</b>ness &amp; <em>x</em><br>y&#233;</p><p>z</p>')).toBe('A boldness & x yé z');
  });

  it('of captions are passages of some twenty seconds, with the second that each begins at', () => {
    const cue = (from: number) => `00:${String(from).padStart(2, '0')}.000 --> 00:${from + 9}.500\nw${from}\n`;
    const passages = transcriptPassages(`WEBVTT\n\n${[10, 20, 30, 40].map(cue).join('\n')}`);
    expect(passages).toEqual([
      { second: 10, words: 'w10 w20' },
      { second: 30, words: 'w30 w40' },
    ]);
  });
});
