import { expect, it } from 'vitest';
import { makeBackup } from '../../../src/data/study/make-backup.ts';
import { unsentCount } from '../../../src/data/study/read.ts';
import { readItemNotes, readNotes } from '../../../src/data/study/read-notes.ts';
import { recordDone } from '../../../src/data/study/record-done.ts';
import {
  deleteNote,
  keepBothVersions,
  keepOneVersion,
  newNote,
  recordNote,
  type WrittenNote,
} from '../../../src/data/study/record-note.ts';
import { restoreBackup } from '../../../src/data/study/restore-backup.ts';
import { FIRST_NOTE, NOTE_NUMBERS_END } from '../../../src/protocol/notes/note-of-fact.ts';
import { openBackup } from '../../../src/protocol/people/backup-file.ts';
import { makePhone, type Phone } from '../../support/study-phone.ts';

const TEXT = { course: 4098, item: 4 };
const at = (second: number, text = '') =>
  ({ place: { type: 'second', second, revision: 1 }, quote: '', text, minute: 1 }) as const;
const texts = async ({ db }: Phone) => (await readNotes(db)).map(({ text }) => text);

/** What one phone has, on another one. */
async function bring(from: Phone, to: Phone): Promise<void> {
  const opened = await openBackup(await makeBackup(from.db, 0));
  if (!opened.ok) throw new Error(opened.problem);
  await restoreBackup(to.db, opened.backup);
}

/** A note that two phones wrote on without knowing of one another. */
async function writtenTwice(): Promise<{ here: Phone; there: Phone; note: WrittenNote }> {
  const [here, there] = [makePhone(), makePhone()];
  const note = await recordNote(here.db, newNote(TEXT), at(5, 'a draft'), undefined);
  await bring(here, there);
  await recordNote(here.db, note, at(5, 'from here'), note.stamp);
  await recordNote(there.db, note, at(5, 'from there'), note.stamp);
  await bring(there, here);
  return { here, there, note };
}

it('keeps what she goes on writing as one version, whatever was sent meanwhile', async () => {
  const phone = makePhone();
  let note = await recordNote(phone.db, newNote(TEXT), at(5, 'a'), undefined);
  note = await recordNote(phone.db, note, at(5, 'a b'), note.stamp);
  // Something was sent: from here on what is written has another number.
  await phone.db.clock.put(7, 1);
  note = await recordNote(phone.db, note, at(5, 'a b c'), note.stamp);
  const [read, ...more] = await readItemNotes(phone.db, TEXT);
  expect(more).toEqual([]);
  expect(read).toMatchObject({ text: 'a b c', kind: 'note', revisions: [], n: note.n });
});

it('[NOTE1] gives numbers that are a note’s', () => {
  for (let i = 0; i < 500; i++) {
    const { n } = newNote(TEXT);
    expect(n).toBeGreaterThanOrEqual(FIRST_NOTE);
    expect(n).toBeLessThan(NOTE_NUMBERS_END);
  }
});

it('reads the notes of all items, and of one, and nothing that is no note', async () => {
  const { db } = makePhone();
  await recordDone(db, TEXT);
  await recordNote(db, newNote(TEXT), at(1), undefined);
  await recordNote(db, newNote({ course: 4098, item: 40 }), at(2), undefined);
  await recordNote(db, newNote({ course: 5, item: 4 }), at(3), undefined);
  expect(await readNotes(db)).toHaveLength(3);
  expect(await readItemNotes(db, TEXT)).toMatchObject([{ course: 4098, item: 4, kind: 'bookmark' }]);
});

it('counts a note among the work that waits to be sent', async () => {
  const { db } = makePhone();
  await recordNote(db, newNote(TEXT), at(1), undefined);
  expect(await unsentCount(db)).toBe(1);
});

it('[NOTE4] deletes a note, and brings it back', async () => {
  const phone = makePhone();
  const note = await recordNote(phone.db, newNote(TEXT), at(1, 'mine'), undefined);
  const deleted = await deleteNote(phone.db, note, note.stamp);
  expect(await texts(phone)).toEqual([]);
  await recordNote(phone.db, note, at(1, 'mine'), deleted.stamp);
  expect(await texts(phone)).toEqual(['mine']);
});

it('[NOTE4] does not delete what another phone wrote meanwhile', async () => {
  const [here, there] = [makePhone(), makePhone()];
  const note = await recordNote(here.db, newNote(TEXT), at(1, 'a draft'), undefined);
  await bring(here, there);
  await deleteNote(here.db, note, note.stamp);
  await recordNote(there.db, note, at(1, 'a draft, and more'), note.stamp);
  await bring(there, here);
  expect(await texts(here)).toEqual(['a draft, and more']);
});

it('[VER2] shows what two phones wrote at the same time, until she decides for one', async () => {
  const { here, there, note } = await writtenTwice();
  const [both] = await readNotes(here.db);
  const all = [both?.text, ...(both?.revisions.map(({ text }) => text) ?? [])];
  expect(all.sort()).toEqual(['from here', 'from there']);
  await keepOneVersion(here.db, note, both?.revisions.map(({ stamp }) => stamp) ?? []);
  expect(await readNotes(here.db)).toMatchObject([{ text: both?.text, revisions: [] }]);
  await bring(here, there);
  expect(await texts(there)).toEqual([both?.text]);
});

it('[VER2] makes two notes of them where she wants both', async () => {
  const { here, there, note } = await writtenTwice();
  const [revision] = (await readNotes(here.db))[0]?.revisions ?? [];
  if (!revision) throw new Error('no revision');
  await keepBothVersions(here.db, note, revision);
  expect((await texts(here)).sort()).toEqual(['from here', 'from there']);
  expect((await readNotes(here.db)).flatMap(({ revisions }) => revisions)).toEqual([]);
  await bring(here, there);
  expect((await texts(there)).sort()).toEqual(['from here', 'from there']);
});

it('is in the copy of her work', async () => {
  const [here, there] = [makePhone(), makePhone()];
  await recordNote(here.db, newNote(TEXT), at(9, 'مكتوب'), undefined);
  await bring(here, there);
  expect(await readNotes(there.db)).toEqual(await readNotes(here.db));
});
