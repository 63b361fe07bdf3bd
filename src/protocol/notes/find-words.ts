/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What else is known of where the words were. */
export interface WordsHint {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** Where exactly these words stand; of several places the one with the same neighbours, then the nearest one. */
export function findExactWords(text: string, words: string, { at, before, after }: WordsHint): Span | undefined {
  let best: { from: number; fit: number; distance: number } | undefined;
  for (let from = text.indexOf(words); from >= 0 && words !== ''; from = text.indexOf(words, from + 1)) {
    const fit = commonEnd(text.slice(0, from), before) + commonStart(text.slice(from + words.length), after);
    const distance = Math.abs(from - at);
    if (!best || fit > best.fit || (fit === best.fit && distance < best.distance)) best = { from, fit, distance };
  }
  return best && { from: best.from, to: best.from + words.length };
}

function commonStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

function commonEnd(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a.at(-1 - n) === b.at(-1 - n)) n++;
  return n;
}

/** Fewer letters are too easily like something else. */
const SHORTEST_EDITED = 8;
/** Part of the letters that an edit may have changed. */
const MOST_CHANGED = 1 / 3;
/** Of longer words beginning and end are looked for, each so long: the time grows with the product. */
const END_LENGTH = 128;

/** Where words stand that are nearly these: those that take the fewest edits, where they are few enough. */
export function findEditedWords(text: string, words: string): Span | undefined {
  if (words.length < SHORTEST_EDITED) return undefined;
  if (words.length <= 2 * END_LENGTH) return nearest(text, words);
  const head = nearest(text, words.slice(0, END_LENGTH));
  const tail = nearest(text, words.slice(-END_LENGTH));
  if (!head || !tail) return head ?? tail;
  return head.from < tail.to ? { from: head.from, to: tail.to } : head;
}

/**
 * Sellers, "The theory and computation of evolutionary distances", 1980: the edit distance of the words from the text's stretch that ends at
 * each letter. `starts` has where that stretch begins.
 */
function nearest(text: string, words: string): Span | undefined {
  const length = words.length;
  let costs = Uint32Array.from({ length: length + 1 }, (_, i) => i);
  let starts = new Uint32Array(length + 1);
  let best = { cost: Math.floor(length * MOST_CHANGED) + 1, from: 0, to: 0 };
  for (let end = 1; end <= text.length; end++) {
    const [nextCosts, nextStarts] = [new Uint32Array(length + 1), new Uint32Array(length + 1)];
    nextStarts[0] = end;
    for (let i = 1; i <= length; i++) {
      const replace = (costs[i - 1] ?? 0) + (words[i - 1] === text[end - 1] ? 0 : 1);
      const insert = (costs[i] ?? 0) + 1;
      const leaveOut = (nextCosts[i - 1] ?? 0) + 1;
      nextCosts[i] = Math.min(replace, insert, leaveOut);
      const from =
        replace <= insert && replace <= leaveOut ? starts[i - 1] : insert <= leaveOut ? starts[i] : nextStarts[i - 1];
      nextStarts[i] = from ?? 0;
    }
    [costs, starts] = [nextCosts, nextStarts];
    const cost = costs[length] ?? 0;
    if (cost < best.cost) best = { cost, from: starts[length] ?? 0, to: end };
  }
  return best.to > best.from ? { from: best.from, to: best.to } : undefined;
}

/** Of the words' letters taken three by three, so many at least must be in a text that is worth a closer look. */
const LEAST_SHARED = 1 / 2;

/** Of several texts the one that has most of these words; undefined where none has half of them. Reads each text once. */
export function mostAlike<T extends { readonly text: string }>(texts: readonly T[], words: string): T | undefined {
  const wanted = new Set(threes(words));
  let [best, most]: [T | undefined, number] = [undefined, wanted.size * LEAST_SHARED];
  for (const text of texts) {
    const shared = new Set(threes(text.text).filter((three) => wanted.has(three))).size;
    if (shared >= most && (best === undefined || shared > most)) [best, most] = [text, shared];
  }
  return best;
}

const threes = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3));
