import { countWords } from '../audit/count-words.ts';
import { readableText } from '../audit/readable-text.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { TranslationReport } from '../report/report-schema.ts';
import type { SourceCourse } from '../source/read-course.ts';
import type { Translations, UnitState } from './observe-translations.ts';
import type { TranslationUnit } from './translation-unit.ts';

/** How complete a course is in one language: in words of the source, and in units. */
export interface LanguageStatus extends TranslationReport {
  units: { all: number; missing: number; stale: number; machine: number };
}

/** What is missing, out of date and made by a machine, in each language of a course; the source language is the first. */
export function translationStatus({ yaml }: SourceCourse, { places, states }: Translations): LanguageStatus[] {
  const { source, languages } = yaml.value;
  const counts = new Map<TranslationUnit, number>();
  const wordsOf = (unit: TranslationUnit): number => {
    const known = counts.get(unit) ?? countUnit(unit, source);
    counts.set(unit, known);
    return known;
  };
  const others = languages.filter((lang) => lang !== source);
  const all = places.flatMap(({ units }) => units);
  const sum = (list: readonly Pick<UnitState, 'unit'>[]): number =>
    list.reduce((total, { unit }) => total + wordsOf(unit), 0);
  const total = sum(all.map((unit) => ({ unit })));
  const none = { missing: 0, stale: 0, machine: 0 };
  const original = { lang: source, words: total, ...none, percent: 100, units: { all: all.length, ...none } };
  return [
    original,
    ...others.map((lang): LanguageStatus => {
      const own = states.filter((state) => state.lang === lang);
      const missing = own.filter(({ state }) => state === 'missing');
      const stale = own.filter(({ state }) => state === 'stale');
      const machine = own.filter(({ state, by }) => state !== 'missing' && by === 'machine');
      const words = { words: total, missing: sum(missing), stale: sum(stale), machine: sum(machine) };
      const units = { all: own.length, missing: missing.length, stale: stale.length, machine: machine.length };
      return { lang, ...words, percent: percentOf(words), units };
    }),
  ];
}

function countUnit({ form, source }: TranslationUnit, lang: string): number {
  const isMarkdown = form === 'block' || form === 'footnote';
  return countWords(isMarkdown ? readableText(parseMarkdown(source)) : source, lang);
}

/** How much is there and up to date, to a tenth of a per cent, never rounded up to all. */
const percentOf = ({ words, missing, stale }: { words: number; missing: number; stale: number }): number =>
  words === 0 ? 100 : Math.floor((1000 * (words - missing - stale)) / words) / 10;
