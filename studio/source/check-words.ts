import type { Words } from '../../src/protocol/pack/words.ts';
import type { Report } from '../report/finding.ts';

/** Where some words stand, and the languages they should be there in. */
export interface WordsPlace {
  file: string;
  line: number;
  name: string;
  source: string;
  languages: readonly string[];
}

/** Words must be there in the source language; a language that lacks them is a finding. */
export function checkWords(words: Words, place: WordsPlace, report: Report): void {
  const { file, line, name, source, languages } = place;
  if (!words[source]?.trim()) report('schema', file, line, `${name} is missing in ${source}, the source language`);
  const missing = languages.filter((lang) => lang !== source && !words[lang]?.trim());
  if (missing.length > 0) report('missing-translation', file, line, `${name} is missing in ${missing.join(', ')}`);
  const unknown = Object.keys(words).filter((lang) => !languages.includes(lang));
  if (unknown.length > 0)
    report('schema', file, line, `${name} is in ${unknown.join(', ')}: not a language of the course`);
}
