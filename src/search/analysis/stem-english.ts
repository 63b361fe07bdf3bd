/**
 * The stem of a folded English word: Porter2 of M. F. Porter (https://snowballstem.org/algorithms/english/stemmer.html).
 * A `Y` is a consonant in it.
 */
export function stemEnglish(word: string): string {
  if (word.length <= 2 || !/^[a-z]+$/.test(word)) return word;
  const exception = EXCEPTIONS[word];
  if (exception !== undefined) return exception;
  const marked = word.replace(/^y|(?<=[aeiouy])y/g, 'Y');
  const regions = regionsOf(marked);
  const singular = cutPlural(marked);
  if (UNCHANGED.has(singular)) return singular;
  const whole = cutVerb(singular, regions).replace(/(?<=.[^aeiouy])[yY]$/, 'i');
  return cutEnd(cutThird(cutSecond(whole, regions), regions), regions).replace(/Y/g, 'y');
}

const EXCEPTIONS: Readonly<Record<string, string>> = {
  ...{ skis: 'ski', skies: 'sky', dying: 'die', lying: 'lie', tying: 'tie', idly: 'idl', gently: 'gentl' },
  ...{ ugly: 'ugli', early: 'earli', only: 'onli', singly: 'singl', sky: 'sky', news: 'news', howe: 'howe' },
  ...{ atlas: 'atlas', cosmos: 'cosmos', bias: 'bias', andes: 'andes' },
};
const UNCHANGED = new Set(['inning', 'outing', 'canning', 'herring', 'earring', 'proceed', 'exceed', 'succeed']);

/** Where the regions R1 and R2 of the algorithm begin. */
interface Regions {
  readonly first: number;
  readonly second: number;
}

function regionsOf(word: string): Regions {
  const special = /^(?:gener|commun|arsen)/.exec(word)?.[0].length;
  const first = special ?? behindSyllable(word, 0);
  return { first, second: behindSyllable(word, first) };
}

function behindSyllable(word: string, from: number): number {
  const match = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return match ? from + match.index + 2 : word.length;
}

function cutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/(?:ied|ies)$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(word)) return word;
  return /[aeiouy].+s$/.test(word) ? word.slice(0, -1) : word;
}

function cutVerb(word: string, { first }: Regions): string {
  const early = /(?:eed|eedly)$/.exec(word);
  if (early) return early.index >= first ? `${word.slice(0, early.index)}ee` : word;
  const ending = /(?:ingly|edly|ing|ed)$/.exec(word);
  if (!ending) return word;
  const stem = word.slice(0, ending.index);
  if (!/[aeiouy]/.test(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) return stem.slice(0, -1);
  return isShort(stem, first) ? `${stem}e` : stem;
}

const isShort = (word: string, first: number): boolean =>
  first >= word.length && /(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$/.test(word);

type Replacement = readonly [ending: string, becomes: string];

/** Longest first: only the longest ending that fits counts. */
const SECOND: readonly Replacement[] = [
  ...([
    ['ization', 'ize'],
    ['ational', 'ate'],
    ['ousness', 'ous'],
    ['iveness', 'ive'],
    ['fulness', 'ful'],
  ] as const),
  ...([
    ['tional', 'tion'],
    ['lessli', 'less'],
    ['biliti', 'ble'],
    ['entli', 'ent'],
    ['ation', 'ate'],
  ] as const),
  ...([
    ['alism', 'al'],
    ['aliti', 'al'],
    ['fulli', 'ful'],
    ['ousli', 'ous'],
    ['iviti', 'ive'],
  ] as const),
  ...([
    ['enci', 'ence'],
    ['anci', 'ance'],
    ['abli', 'able'],
    ['izer', 'ize'],
    ['ator', 'ate'],
  ] as const),
  ...([
    ['alli', 'al'],
    ['bli', 'ble'],
  ] as const),
];
const THIRD: readonly Replacement[] = [
  ...([
    ['ational', 'ate'],
    ['tional', 'tion'],
    ['alize', 'al'],
    ['icate', 'ic'],
    ['iciti', 'ic'],
  ] as const),
  ...([
    ['ical', 'ic'],
    ['ness', ''],
    ['ful', ''],
  ] as const),
];
const FOURTH = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic)$/;

function cutSecond(word: string, { first }: Regions): string {
  const found = SECOND.find(([ending]) => word.endsWith(ending));
  if (found) return replaceFrom(word, found, first);
  if (word.endsWith('logi')) return word.length - 3 > first - 1 ? word.slice(0, -1) : word;
  if (/[cdeghkmnrt]li$/.test(word) && word.length - 2 >= first) return word.slice(0, -2);
  return word;
}

function cutThird(word: string, { first, second }: Regions): string {
  const found = THIRD.find(([ending]) => word.endsWith(ending));
  if (found) return replaceFrom(word, found, first);
  return word.endsWith('ative') && word.length - 5 >= second ? word.slice(0, -5) : word;
}

function replaceFrom(word: string, [ending, becomes]: Replacement, region: number): string {
  const at = word.length - ending.length;
  return at >= region ? word.slice(0, at) + becomes : word;
}

function cutEnd(word: string, { first, second }: Regions): string {
  const ending = FOURTH.exec(word) ?? /(?<=[st])ion$/.exec(word);
  const stem = ending && ending.index >= second ? word.slice(0, ending.index) : word;
  if (stem.endsWith('e')) {
    const at = stem.length - 1;
    const isCut = at >= second || (at >= first && !/(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])e$/.test(stem));
    return isCut ? stem.slice(0, -1) : stem;
  }
  return stem.endsWith('ll') && stem.length - 1 >= second ? stem.slice(0, -1) : stem;
}
