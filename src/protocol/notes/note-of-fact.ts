import type { Fact } from '../facts/fact.ts';
import { listVersions } from '../facts/versions.ts';
import { kindOfNote, type Note, type NoteRef, type NoteVersion } from './note.ts';
import { readNoteValue } from './note-value.ts';

/** Numbers of notes: below are those of texts that an item has one of; above, a number takes more than five bytes [NOTE1]. */
export const FIRST_NOTE = 2 ** 16;
export const NOTE_NUMBERS_END = 2 ** 35;

/** The slot of a note. */
export const noteSlot = ({ course, item, n }: NoteRef) => ({ course, item, kind: 'versions', sub: String(n) }) as const;

/** Whether a number of versions is a note's. */
export const isNoteNumber = (n: number): boolean => n >= FIRST_NOTE && n < NOTE_NUMBERS_END;

/**
 * The note that a fact holds: the newest writing of it that can be read, and those beside it. A deletion counts only where nothing was written
 * at the same time [NOTE4]. Undefined where there is none.
 */
export function noteOfFact(fact: Fact): Note | undefined {
  if (fact.kind !== 'versions' || !isNoteNumber(Number(fact.sub))) return undefined;
  const [shown, ...revisions] = listVersions(fact.value).flatMap(({ value, lamport, replica }): NoteVersion[] => {
    const content = readNoteValue(value);
    return content ? [{ ...content, stamp: { lamport, replica } }] : [];
  });
  if (!shown) return undefined;
  const { course, item, sub } = fact;
  return { ...shown, course, item, n: Number(sub), id: `${course}/${item}/${sub}`, kind: kindOfNote(shown), revisions };
}
