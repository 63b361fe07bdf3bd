import type { Lock } from '../numbers/lock-schema.ts';
import { blocksOf, readSource, type TextPart, translatedParts } from './text-parts.ts';

/** A text of a course, and what has come for it. */
export interface TextEdit {
  source: string;
  /** The translation as it stands; undefined where there is none yet. */
  text: string | undefined;
  place: { path: string; lang: string };
  /** New words by unit. */
  taken: ReadonlyMap<string, string>;
}

interface Splice {
  from: number;
  to: number;
  words: string;
}

/**
 * Puts translated blocks into their text: all else of it stays letter for letter. A text that is new is its source with the
 * words replaced that have come. Returns what could not be put in, because the text would fall into other blocks.
 */
export function writeText(edit: TextEdit, lock: Lock): { text: string; refused: string[] } {
  const before = edit.text ?? edit.source;
  const whole = spliced(edit, edit.taken, lock);
  if (fits(edit, whole)) return { text: whole.text, refused: [] };
  const taken = new Map<string, string>();
  let text = before;
  for (const [id, words] of edit.taken) {
    const made = spliced(edit, new Map([...taken, [id, words]]), lock);
    if (!fits(edit, made)) continue;
    taken.set(id, words);
    text = made.text;
  }
  return { text: taken.size > 0 ? text : before, refused: [...edit.taken.keys()].filter((id) => !taken.has(id)) };
}

interface Spliced {
  text: string;
  inserted: number;
  taken: ReadonlyMap<string, string>;
}

function spliced(edit: TextEdit, taken: ReadonlyMap<string, string>, lock: Lock): Spliced {
  const { source, text, place } = edit;
  const base = text ?? source;
  const lineEnd = base.includes('\r\n') ? '\r\n' : '\n';
  const original = readSource(source, lock, place.path);
  const parts =
    text === undefined
      ? original.parts
      : translatedParts(text, original, lock.translations[place.path]?.[place.lang]?.units);
  const splices = parts.flatMap(({ id, from, to }): Splice[] => {
    const words = taken.get(id);
    return words === undefined ? [] : [{ from, to, words }];
  });
  const own = new Map(parts.map((part) => [part.id, part]));
  const isMissing = [...taken.keys()].some((id) => !own.has(id));
  const inserts = isMissing ? insertions({ source, original: original.parts, own, taken }) : [];
  const result = [...splices, ...inserts]
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .reduceRight(
      (made, { from, to, words }) => made.slice(0, from) + words.replace(/\r?\n/g, lineEnd) + made.slice(to),
      base,
    );
  return { text: result, inserted: inserts.length, taken };
}

/** Every block that the translation lacks goes behind the one that it follows, so that each finds its counterpart again. */
function insertions({
  source,
  original,
  own,
  taken,
}: {
  source: string;
  original: readonly TextPart[];
  own: ReadonlyMap<string, TextPart>;
  taken: ReadonlyMap<string, string>;
}): Splice[] {
  let at = 0;
  return original.flatMap(({ id, from, to }): Splice[] => {
    const there = own.get(id);
    if (there) {
      at = there.to;
      return [];
    }
    const words = taken.get(id) ?? source.slice(from, to);
    return [{ from: at, to: at, words: at === 0 ? `${words}\n\n` : `\n\n${words}` }];
  });
}

/** Whether the text has its blocks still, and those that came are among them. */
function fits({ source, text }: TextEdit, made: Spliced): boolean {
  const before = blocksOf(text ?? source);
  const after = blocksOf(made.text);
  if (after.length !== before.length + made.inserted) return false;
  if (made.inserted === 0 && after.some(({ kind }, index) => kind !== before[index]?.kind)) return false;
  const plain = made.text.replaceAll('\r\n', '\n');
  const found = new Set(blocksOf(plain).map(({ range }) => range && plain.slice(...range)));
  return [...made.taken].every(([id, words]) => id.startsWith('f-') || found.has(words));
}
