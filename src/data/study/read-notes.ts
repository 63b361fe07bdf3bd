import type { Note } from '../../protocol/notes/note.ts';
import { isNoteNumber, noteOfFact } from '../../protocol/notes/note-of-fact.ts';
import type { FactRow } from './fact-row.ts';
import type { ItemRef } from './item-ref.ts';
import type { StudyDb } from './study-db.ts';

// Plain reads: all of them can stand inside a live query.

/** All notes, highlights and bookmarks of the person, in the order of their slots. */
export const readNotes = async (db: StudyDb): Promise<Note[]> =>
  readSlots(db, await db.facts.toCollection().primaryKeys());

/** Those in one course. */
export const readCourseNotes = async (db: StudyDb, course: number): Promise<Note[]> =>
  readSlots(db, await db.facts.where('slot').startsWith(`${course}/`).primaryKeys());

/** Those at one item. */
export const readItemNotes = async (db: StudyDb, { course, item }: ItemRef): Promise<Note[]> =>
  notesOf(await db.facts.where('slot').startsWith(`${course}/${item}/versions/`).toArray());

/** Notes that a slow phone reads in a few milliseconds: to ask for thousands at once would hold it up for half a second. */
const SLICE = 50;

async function readSlots(db: StudyDb, slots: readonly string[]): Promise<Note[]> {
  const wanted = slots.filter(isNoteSlot);
  const notes: Note[] = [];
  for (let at = 0; at < wanted.length; at += SLICE) {
    notes.push(...notesOf(await db.facts.bulkGet(wanted.slice(at, at + SLICE))));
  }
  return notes;
}

/** Slots are `COURSE/ITEM/KIND/SUB`. */
function isNoteSlot(slot: string): boolean {
  const [, , kind, sub] = slot.split('/');
  return kind === 'versions' && isNoteNumber(Number(sub));
}

const notesOf = (rows: readonly (FactRow | undefined)[]): Note[] =>
  rows.flatMap((row) => (row && noteOfFact(row.fact)) ?? []);
