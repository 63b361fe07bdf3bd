interface Ending {
  readonly ending: string;
  /** How many letters the word has at least. */
  readonly least: number;
  readonly becomes: string;
}

const rule = (ending: string, least: number, becomes: string): Ending => ({ ending, least, becomes });

/** The first that fits is the only one. */
const ENDINGS: readonly Ending[] = [
  rule('issement', 10, 'ir'),
  rule('issant', 9, 'ir'),
  rule('ivement', 8, 'if'),
  rule('ement', 7, 'e'),
  rule('ficatrice', 12, 'fier'),
  rule('ficateur', 11, 'fier'),
  rule('catrice', 10, 'quer'),
  rule('cateur', 9, 'quer'),
  rule('atrice', 9, 'er'),
  rule('ateur', 8, 'er'),
  rule('trice', 7, 'ter'),
  rule('ieme', 6, ''),
  rule('teuse', 8, 'ter'),
  rule('teur', 7, 'ter'),
  rule('euse', 6, 'eu'),
  rule('ive', 8, 'if'),
  rule('nnelle', 10, 'n'),
  rule('nnel', 10, 'n'),
  rule('isation', 10, ''),
  rule('isateur', 10, ''),
  rule('ation', 9, ''),
  rule('ition', 9, ''),
  rule('ique', 9, ''),
  rule('esse', 9, 'e'),
  rule('inage', 8, 'in'),
];

const LEAST_CUT = 4;

/**
 * The stem of a folded French word: plurals, feminines and the commonest endings are cut, in the manner of J. Savoy's light stemmer
 * ("Light Stemming Approaches for the French, Portuguese, German and Hungarian Languages", 2006). It gets words without accents.
 */
export function stemFrench(word: string): string {
  if (word.length <= LEAST_CUT) return word;
  const singular = cutPlural(word);
  const found = ENDINGS.find(({ ending, least }) => singular.length >= least && singular.endsWith(ending));
  return cutFeminine(found ? singular.slice(0, -found.ending.length) + found.becomes : singular);
}

function cutPlural(word: string): string {
  if (word.endsWith('aux') && !word.endsWith('eaux')) return `${word.slice(0, -3)}al`;
  return /[sx]$/.test(word) ? word.slice(0, -1) : word;
}

/** Verbs lose their r, feminines their e, and doubled letters one of the two. */
function cutFeminine(word: string): string {
  let stem = word.replace(/(.)\1/g, '$1');
  if (stem.length > LEAST_CUT && stem.endsWith('ie')) stem = stem.slice(0, -2);
  for (const end of ['r', 'e', 'e']) {
    if (stem.length > LEAST_CUT && stem.endsWith(end)) stem = stem.slice(0, -1);
  }
  return stem;
}
