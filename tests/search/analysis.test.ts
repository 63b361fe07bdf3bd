import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/search/analysis/fold.ts';
import { stemArabic } from '../../src/search/analysis/stem-arabic.ts';
import { stemEnglish } from '../../src/search/analysis/stem-english.ts';
import { stemFrench } from '../../src/search/analysis/stem-french.ts';
import { tokensOf } from '../../src/search/analysis/tokens.ts';

const wordsOf = (text: string): string[] => tokensOf(text).map(({ word }) => word);

describe('folding', () => {
  it.each([
    ['Œuvre', 'oeuvre'],
    ['Éléphant', 'elephant'],
    ['ＰＨＹＳＩＣＳ', 'physics'],
    ['المُعَلِّمين', 'المعلمين'],
    ['أُستاذة', 'استاذه'],
    ['إلى', 'الي'],
    ['مســـرح', 'مسرح'],
    ['٢٠٢٤', '2024'],
    ['２０２４', '2024'],
    ['२०२४', '2024'],
    ['straße', 'strasse'],
    ['हिन्दी', 'हिन्दी'],
    ['한국어', '한국어'],
  ])('makes %s and %s one word', (written, folded) => {
    expect(fold(written)).toBe(folded.normalize('NFC'));
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });
});

describe('cutting a text into words', () => {
  it.each([
    ["L’intelligence d'aujourd'hui", ['intelligence', 'aujourd', 'hui']],
    ["the teacher's don't", ['the', 'teacher', 'don']],
    ['qu’est-ce que', ['est', 'ce', 'que']],
    ['人工智能', ['人工', '工智', '智能', '能']],
    ['AI与大数据 2024', ['ai', '与大', '大数', '数据', '据', '2024']],
    ['والتعليم، عن بُعد', ['والتعليم', 'عن', 'بعد']],
    ['e-learning (H5P)', ['e', 'learning', 'h5p']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('tells where each word stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        tokensOf(text).every(({ word, start, end }) => fold(text.slice(start, end)) === word),
      ),
    );
  });
});

describe('stems', () => {
  it.each([
    ['consign', 'consigned', 'consigning', 'consignment'],
    ['assess', 'assesses', 'assessment', 'assessing'],
    ['statist', 'statistics', 'statistical'],
    ['studi', 'studies', 'study', 'studied'],
    ['hope', 'hoping', 'hoped'],
    ['hop', 'hopping', 'hopped'],
    ['generat', 'generation', 'generate'],
    ['consolatori', 'consolatory'],
    ['knight', 'knightly'],
    ['knackeri', 'knackeries'],
  ])('gives %s to its English forms', (stem, ...forms) => {
    expect(forms.map(stemEnglish)).toEqual(forms.map(() => stem));
  });

  it.each([
    ['evaluation', 'evaluer', 'evaluations'],
    ['pedagogique', 'pedagogie', 'pedagogiques'],
    ['national', 'nationaux', 'nationale'],
    ['etudiant', 'etudiante', 'etudiants'],
    ['inclusif', 'inclusive', 'inclusives'],
    ['enseignement', 'enseigner', 'enseignements'],
    ['formateur', 'formatrice', 'formation'],
  ])('gives one stem to the French forms of %s', (...forms) => {
    expect(new Set(forms.map(stemFrench)).size).toBe(1);
  });

  it.each([
    ['معلم', 'المعلمون', 'للمعلمين', 'معلمات', 'والمعلم'],
    ['تعليم', 'بالتعليم', 'والتعليم', 'لتعليم', 'وبالتعليم'],
    ['بيان', 'البيانات', 'بيانات', 'وبيانات'],
  ])('gives %s to the Arabic words with articles, clitics and endings', (stem, ...forms) => {
    for (const form of forms) expect(stemArabic(fold(form))).toContain(stem);
  });

  it('leaves short Arabic words that only begin like a clitic as they are', () => {
    for (const word of ['باب', 'كتاب', 'ولد']) expect(stemArabic(word)).toEqual([word]);
  });
});
