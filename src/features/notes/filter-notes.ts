import type { Note, NoteKind } from '../../protocol/notes/note.ts';
import { foldAnswer } from '../../protocol/quiz/fold-answer.ts';

/** Which notes she wants to see. */
export interface NoteFilter {
  readonly kind: NoteKind | undefined;
  readonly course: number | undefined;
  /** What she typed to be found. */
  readonly words: string;
}

/** The notes that fit: every word is in what she wrote or marked, whatever its accents, forms of alef, case and width. */
export function filterNotes(notes: readonly Note[], { kind, course, words }: NoteFilter): Note[] {
  const wanted = words
    .split(/\s+/)
    .map(foldAnswer)
    .filter((word) => word !== '');
  return notes.filter((note) => {
    if (kind !== undefined && note.kind !== kind) return false;
    if (course !== undefined && note.course !== course) return false;
    if (wanted.length === 0) return true;
    const text = foldedWords(note);
    return wanted.every((word) => text.includes(word));
  });
}

const folded = new WeakMap<Note, string>();

/** All words of a note, as they are compared; worked out once. */
function foldedWords(note: Note): string {
  const known = folded.get(note);
  if (known !== undefined) return known;
  const words = foldAnswer([note.text, note.quote, ...note.revisions.map(({ text }) => text)].join(' '));
  folded.set(note, words);
  return words;
}

/** Notes that a slow phone folds in a few milliseconds. */
const SLICE = 50;

/** Works out ahead what the search compares, some at a time, so that the first letter typed is answered at once. */
export async function foldAhead(notes: readonly Note[], { signal }: { signal: AbortSignal }): Promise<void> {
  for (let at = 0; at < notes.length && !signal.aborted; at += SLICE) {
    for (const note of notes.slice(at, at + SLICE)) foldedWords(note);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
