import * as v from 'valibot';
import { langSchema } from '../../../src/protocol/pack/words.ts';

/** A run of the same words in several languages. */
interface Run {
  from: number;
  to: number;
  words: Map<string, string>;
}

const OPEN = /<(span|lang)\b([^<>]*)>|\{mlang\s+([^{}]+)\}/gi;

/**
 * Text in several languages, as Moodle's filters write it: `<span lang="fr" class="multilang">`, the older `<lang lang="fr">`,
 * and `{mlang fr}...{mlang}`. Gives the whole text in each language that it has; in none: as it is, under `source`.
 */
export function splitLanguages(text: string, source: string): Record<string, string> {
  const runs = runsIn(text);
  const languages = new Set(runs.flatMap(({ words }) => [...words.keys()]).filter((lang) => lang !== 'other'));
  if (languages.size === 0 && runs.length === 0) return { [source]: text };
  const inLanguage = (lang: string): string => {
    let [whole, at] = ['', 0];
    for (const { from, to, words } of runs) {
      whole +=
        text.slice(at, from) +
        (words.get(lang) ?? words.get('other') ?? words.get(source) ?? [...words.values()][0] ?? '');
      at = to;
    }
    return whole + text.slice(at);
  };
  // What has no words in the source language is shown in the first one there is.
  return Object.fromEntries([...new Set([source, ...languages])].map((lang) => [lang, inLanguage(lang)]));
}

function runsIn(text: string): Run[] {
  const runs: Run[] = [];
  OPEN.lastIndex = 0;
  for (let open = OPEN.exec(text); open; open = OPEN.exec(text)) {
    const [start, tag, attributes = '', mlang] = open;
    const lang = mlang ?? langIn(tag ?? '', attributes);
    if (lang === undefined) continue;
    const inner = open.index + start.length;
    const end = tag ? endOfElement(text, inner, tag) : endOfMlang(text, inner);
    if (!end) break;
    addTo(runs, { from: open.index, to: end.to, words: wordsOf(lang, text.slice(inner, end.from)) }, text);
    OPEN.lastIndex = end.to;
  }
  return runs;
}

function langIn(tag: string, attributes: string): string | undefined {
  const lang = /\blang\s*=\s*["']?([A-Za-z][\w-]*)/i.exec(attributes)?.[1];
  const isMultilang = tag.toLowerCase() === 'lang' || /\bclass\s*=\s*["'][^"']*\bmultilang\b/i.test(attributes);
  return isMultilang ? lang : undefined;
}

/** `{mlang en,fr}` is for both; names of language packs ("en_us") become tags. */
const wordsOf = (lang: string, words: string): Map<string, string> =>
  new Map(
    lang
      .split(',')
      .map((one) => languageTag(one) ?? (one.trim() === 'other' ? 'other' : ''))
      .filter((one) => one !== '')
      .map((one) => [one, words]),
  );

/** A language as Moodle names it; undefined where that is no tag. */
export function languageTag(name: string): string | undefined {
  const tag = name.trim().toLowerCase().replaceAll('_', '-').replace(/-wp$/, '');
  if (tag === 'other') return undefined;
  return v.is(langSchema, tag) ? tag : undefined;
}

/** Languages that follow each other at once are one run, until one comes a second time. */
function addTo(runs: Run[], run: Run, text: string): void {
  const last = runs.at(-1);
  const isNext = last && text.slice(last.to, run.from).trim() === '';
  if (!last || !isNext || [...run.words.keys()].some((lang) => last.words.has(lang))) {
    runs.push(run);
    return;
  }
  for (const [lang, words] of run.words) last.words.set(lang, words);
  last.to = run.to;
}

function endOfMlang(text: string, at: number): { from: number; to: number } | undefined {
  const from = text.indexOf('{mlang}', at);
  return from < 0 ? undefined : { from, to: from + '{mlang}'.length };
}

function endOfElement(text: string, at: number, tag: string): { from: number; to: number } | undefined {
  const tags = new RegExp(`<(/?)${tag}\\b[^<>]*>`, 'gi');
  tags.lastIndex = at;
  let depth = 1;
  for (let found = tags.exec(text); found; found = tags.exec(text)) {
    depth += found[1] === '/' ? -1 : 1;
    if (depth === 0) return { from: found.index, to: found.index + found[0].length };
  }
  return undefined;
}
