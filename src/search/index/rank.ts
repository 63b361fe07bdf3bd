import type { OpenSegment } from './open-segment.ts';
import type { Query } from './query.ts';
import { createScores, type Ranking } from './scores.ts';
import type { Segment } from './segment.ts';
import { valuesOfWord } from './word-values.ts';

/** What the words that a text has must weigh of all that was asked for, by how rare they are. */
const LEAST_COVERED = 0.5;
/** What a word counts of that which no text has: it tells no text from another, and must not hide what the other words find. */
const NOWHERE_SHARE = 0.25;
/** The words stand in the title as they were typed. */
const PHRASE_BONUS = 1.4;

/**
 * The texts that answer a query, best first: the sum over its words of how rare the word is, how well the text answers it, and how much it
 * is about it; less where words are missing.
 */
export function rank(segments: readonly OpenSegment[], { words, phrase }: Query): Ranking {
  const texts = segments.map(({ segment }) => segment.texts);
  const scores = createScores(texts);
  const total = texts.reduce((sum, count) => sum + count, 0);
  const found = words.map((word) => valuesOfWord(segments, word));
  const rarity = Float64Array.from(
    found,
    (one) => Math.log(1 + total / (1 + one.found)) * (one.found === 0 ? NOWHERE_SHARE : 1),
  );
  const asked = rarity.reduce((sum, one) => sum + one, 0);
  for (const [at, { segment }] of segments.entries()) {
    const rows = found.flatMap(({ bySegment }, word) => {
      const values = bySegment[at];
      return values ? [{ values, rare: rarity[word] ?? 0 }] : [];
    });
    if (rows.length === 0) continue;
    const mayBePhrase = words.length > 1 && rows.length === words.length && segment.titles !== '';
    for (let text = 0; text < segment.texts; text += 1) {
      let [sum, covered] = [0, 0];
      for (const { values, rare } of rows) {
        const value = values[text] ?? 0;
        if (value === 0) continue;
        sum += value * rare;
        covered += rare;
      }
      if (sum === 0 || covered < LEAST_COVERED * asked) continue;
      const share = covered / asked;
      const bonus = mayBePhrase && share > 0.99 && titleOf(segment, text).includes(phrase) ? PHRASE_BONUS : 1;
      scores.push(at, text, sum * share * share * bonus);
    }
  }
  return scores.sort();
}

const titleOf = ({ titles, titleEnds }: Segment, text: number): string =>
  titles.slice(text === 0 ? 0 : titleEnds[text - 1], titleEnds[text]);
