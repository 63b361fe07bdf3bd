import { type Fact, slotKey } from '../../protocol/facts/fact.ts';
import type { Value } from '../../protocol/facts/value.ts';
import { dropVersion, listVersions, NO_VERSIONS, type Versions, writeVersion } from '../../protocol/facts/versions.ts';
import type { NoteContent, NoteRef, NoteStamp } from '../../protocol/notes/note.ts';
import { FIRST_NOTE, NOTE_NUMBERS_END, noteSlot } from '../../protocol/notes/note-of-fact.ts';
import { writeNoteValue } from '../../protocol/notes/note-value.ts';
import type { ItemRef } from './item-ref.ts';
import { record, type Stamp } from './record.ts';
import type { StudyDb } from './study-db.ts';

/** What was written last: what the next write takes the place of. */
export interface WrittenNote extends NoteRef {
  readonly stamp: NoteStamp;
}

/** A note that nobody has: its number is drawn at random, since phones that do not know of one another give them [NOTE1]. */
export const newNote = ({ course, item }: ItemRef): NoteRef => {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  const drawn = (high % 8) * 2 ** 32 + low;
  return { course, item, n: FIRST_NOTE + (drawn % (NOTE_NUMBERS_END - FIRST_NOTE)) };
};

/**
 * Keeps what she wrote or marked, in place of the version of it that she `saw`; undefined for a new note. What else stands there stays as a
 * revision [VER2].
 * @throws StorageFullError, NewerDataError; nothing is kept then
 */
export const recordNote = (
  db: StudyDb,
  ref: NoteRef,
  content: NoteContent,
  saw: NoteStamp | undefined,
): Promise<WrittenNote> => writeNote(db, ref, writeNoteValue(content), saw);

/** Deletes a note: writes that there is none. What `recordNote` then writes in place of that brings it back. */
export const deleteNote = (db: StudyDb, ref: NoteRef, saw: NoteStamp): Promise<WrittenNote> =>
  writeNote(db, ref, { type: 'none' }, saw);

async function writeNote(db: StudyDb, ref: NoteRef, value: Value, saw: NoteStamp | undefined): Promise<WrittenNote> {
  let stamp: Stamp = { replica: '', lamport: 0 };
  await record(db, async (next) => {
    stamp = next;
    const before = overrule(await versionsInside(db, ref));
    return [noteFact(ref, writeVersion(before, { ...next, value }, saw))];
  });
  return { ...ref, stamp };
}

/** Keeps one of the versions that she was shown, and lets go of the others. */
export const keepOneVersion = (db: StudyDb, ref: NoteRef, others: readonly NoteStamp[]): Promise<void> =>
  record(db, async () => [noteFact(ref, others.reduce(dropVersion, await versionsInside(db, ref)))]);

/** Keeps two versions, each as a note of its own. */
export const keepBothVersions = (
  db: StudyDb,
  ref: NoteRef,
  { stamp, ...content }: NoteContent & { readonly stamp: NoteStamp },
): Promise<void> =>
  record(db, async (next) => {
    const value = writeNoteValue(content);
    return [
      noteFact(newNote(ref), writeVersion(NO_VERSIONS, { ...next, value })),
      noteFact(ref, dropVersion(await versionsInside(db, ref), stamp)),
    ];
  });

/** Chained of the database's own promises: a function that awaits them, awaited in its turn, would outlive the transaction. */
const versionsInside = (db: StudyDb, ref: NoteRef): PromiseLike<Versions> =>
  db.facts.get(slotKey(noteSlot(ref))).then((row) => (row?.fact.kind === 'versions' ? row.fact.value : NO_VERSIONS));

/** What was deleted elsewhere and written on here is there: the deletion has no say any more [NOTE4]. */
const overrule = (versions: Versions): Versions =>
  listVersions(versions)
    .filter(({ value }) => value.type === 'none')
    .reduce(dropVersion, versions);

const noteFact = (ref: NoteRef, value: Versions): Fact => ({ ...noteSlot(ref), value });
