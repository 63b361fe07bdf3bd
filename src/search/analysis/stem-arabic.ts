/** Article and conjunctions before a noun: alef-lam with waw, beh, kaf or feh before it, lam-lam. */
const ARTICLES = ['وال', 'بال', 'كال', 'فال', 'ولل', 'لل', 'ال'];
const SUFFIXES = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'];
/** And, so; by, like, for: one letter that is written onto the next word, and that many words begin with by themselves. */
const CLITICS = /^[وفبكل]/;

const LEAST_STEM = 2;
const LEAST_WITH_CLITIC = 5;

/**
 * The stems of a folded Arabic word, the likelier first: light10 of Larkey, Ballesteros and Connell ("Light Stemming for Arabic
 * Information Retrieval", 2007), which cuts articles and endings and leaves roots alone; and the same without a first letter that may be a
 * word of its own.
 */
export function stemArabic(word: string): readonly string[] {
  const stem = cutSuffixes(cutArticle(word));
  if (stem.length < LEAST_WITH_CLITIC || !CLITICS.test(stem) || stem !== cutSuffixes(word)) return [stem];
  return [stem, cutSuffixes(cutArticle(word.slice(1)))];
}

function cutArticle(word: string): string {
  const article = ARTICLES.find((one) => word.startsWith(one) && word.length >= one.length + LEAST_STEM);
  return article ? word.slice(article.length) : word;
}

function cutSuffixes(word: string): string {
  let stem = word;
  for (const suffix of SUFFIXES) {
    if (stem.endsWith(suffix) && stem.length >= suffix.length + LEAST_STEM) stem = stem.slice(0, -suffix.length);
  }
  return stem;
}
