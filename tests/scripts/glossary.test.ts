import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GlossaryTerm, readGlossary } from '../../scripts/read-glossary.ts';
import { compileGlossary } from '../../scripts/vite-plugin-glossary.ts';
import { LOCALES } from '../../src/i18n/locales.ts';

const terms = readGlossary(join(import.meta.dirname, '../../content/glossary'));
const namesIn = (tag: string) => terms.map((term) => Object.entries(term).find(([key]) => key === tag)?.[1]);
const wordsIn = (tag: string): string[] =>
  namesIn(tag).map((name) => (typeof name === 'object' ? name.word.toLocaleLowerCase() : ''));

describe('the common glossary', () => {
  it('has the terms of all its fields, under numbers that nothing shares', () => {
    expect([...new Set(terms.map(({ field }) => field))].sort()).toEqual(
      ['ai', 'assessment', 'caravan', 'online', 'quality', 'teaching'].sort(),
    );
    expect(new Set(terms.map(({ n }) => n)).size).toBe(terms.length);
  });

  it.each(LOCALES)('calls no two things the same in $tag', ({ tag }) => {
    const words = wordsIn(tag);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  it.each(LOCALES)('explains each term in $tag in one sentence', ({ tag }) => {
    const wrong = namesIn(tag).filter((name) => typeof name !== 'object' || !/^[^.。]+[.。]$/.test(name.means));
    expect(wrong).toEqual([]);
  });

  it('comes to a phone with the names of all languages and the sentences of one', () => {
    const [first] = terms;
    const compiled = compileGlossary(terms, 'ar');
    expect(compiled).toContain(first?.fr.word);
    expect(compiled).toContain(first?.ar.means);
    expect(compiled).not.toContain(first?.fr.means);
  });
});

describe('a folder of terms', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'caravan-glossary-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const term = (n: number): Omit<GlossaryTerm, 'field'> => {
    const name = { word: 'Word', means: 'It means.' };
    return { n, en: name, fr: name, ar: name, zh: name };
  };
  // JSON is YAML too.
  const write = (file: string, ...content: unknown[]) => writeFileSync(join(folder, file), JSON.stringify(content));

  it('is read in the order of its numbers, over all files', () => {
    write('b.yaml', term(1), term(3));
    write('a.yaml', term(2));
    expect(readGlossary(folder).map(({ n, field }) => `${n}${field}`)).toEqual(['1b', '2a', '3b']);
  });

  it('is refused where two terms have one number, or a language is missing', () => {
    write('a.yaml', term(1));
    write('b.yaml', term(1));
    expect(() => readGlossary(folder)).toThrow('two terms have the number 1');
    const { zh: _zh, ...without } = term(1);
    write('b.yaml', without);
    expect(() => readGlossary(folder)).toThrow('zh');
  });
});
