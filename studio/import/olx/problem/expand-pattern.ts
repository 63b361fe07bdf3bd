const MOST_WORDS = 40;

/** Whether a regular expression takes any words at all. */
export const isAnything = (pattern: string): boolean =>
  /^\^?(?:\.[*+]?){1,4}\$?$/.test(pattern) && /[*+]/.test(pattern);

/**
 * The words that a regular expression takes, where they are few: letters, groups, `|`, `[abc]` and `?`. Undefined where
 * it has anything else, or too many.
 */
export function expandPattern(pattern: string): string[] | undefined {
  const text = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  if (text.length > 200) return undefined;
  const reader = { text, at: 0 };
  const words = readAlternatives(reader);
  return words && reader.at === text.length ? [...new Set(words)].filter((word) => word !== '') : undefined;
}

interface Reader {
  text: string;
  at: number;
}

function readAlternatives(reader: Reader): string[] | undefined {
  const all: string[] = [];
  for (;;) {
    const words = readSequence(reader);
    if (!words || all.length + words.length > MOST_WORDS) return undefined;
    all.push(...words);
    if (reader.text[reader.at] !== '|') return all;
    reader.at += 1;
  }
}

function readSequence(reader: Reader): string[] | undefined {
  let words = [''];
  while (reader.at < reader.text.length && !'|)'.includes(reader.text.charAt(reader.at))) {
    const atom = readAtom(reader);
    if (!atom) return undefined;
    const next = reader.text.charAt(reader.at);
    if (next !== '' && '*+{'.includes(next)) return undefined;
    if (next === '?') {
      reader.at += 1;
      atom.push('');
    }
    if (words.length * atom.length > MOST_WORDS) return undefined;
    words = words.flatMap((word) => atom.map((end) => word + end));
  }
  return words;
}

function readAtom(reader: Reader): string[] | undefined {
  const character = reader.text.charAt(reader.at);
  if (character === '(') {
    reader.at += reader.text.startsWith('(?:', reader.at) ? 3 : 1;
    if (reader.text[reader.at] === '?') return undefined;
    const words = readAlternatives(reader);
    if (reader.text[reader.at] !== ')') return undefined;
    reader.at += 1;
    return words;
  }
  if (character === '[') {
    const letters = /^\[([^\]\\^-]+)\]/.exec(reader.text.slice(reader.at));
    reader.at += letters?.[0].length ?? 0;
    return letters?.[1] === undefined ? undefined : [...letters[1]];
  }
  if (character === '\\') {
    const escaped = reader.text.charAt(reader.at + 1);
    reader.at += 2;
    if (escaped === 's') return [' '];
    return /^[^A-Za-z0-9]$/.test(escaped) ? [escaped] : undefined;
  }
  if ('.*+?{}^$'.includes(character)) return undefined;
  reader.at += 1;
  return [character];
}
