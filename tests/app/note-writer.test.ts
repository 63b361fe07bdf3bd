import { describe, expect, it } from 'vitest';
import { createNoteWriter, type OpenNote, openNote, type WriterState } from '../../src/app/notes/note-writer.ts';
import { readNotes } from '../../src/data/study/read-notes.ts';
import { newNote, recordNote } from '../../src/data/study/record-note.ts';
import type { StudyDb } from '../../src/data/study/study-db.ts';
import { makePhone } from '../support/study-phone.ts';

const TEXT = { course: 4098, item: 4 };
const fresh = (quote = ''): OpenNote => ({
  ref: newNote(TEXT),
  content: { place: { type: 'second', second: 3, revision: 1 }, quote, text: '', minute: 0 },
  saw: undefined,
});
const texts = async (study: StudyDb) => (await readNotes(study)).map(({ text }) => text);

function open(study: StudyDb, note: OpenNote) {
  const states: WriterState['kind'][] = [];
  return { states, writer: createNoteWriter({ study, now: Date.now }, note, ({ kind }) => states.push(kind)) };
}

describe('a note that is written', () => {
  it('keeps the last of what was typed, as one version', async () => {
    const { db } = makePhone();
    const { writer, states } = open(db, fresh());
    writer.write('a');
    void writer.flush();
    writer.write('ab');
    void writer.flush();
    writer.write('abc');
    await writer.flush();
    expect(await readNotes(db)).toMatchObject([{ text: 'abc', revisions: [] }]);
    expect(states.at(-1)).toBe('kept');
  });

  it('leaves nothing of a new note without a word in it, and a highlight as it was', async () => {
    const { db } = makePhone();
    const untouched = open(db, fresh());
    await untouched.writer.close();
    expect(await db.facts.count()).toBe(0);

    const emptied = open(db, fresh());
    emptied.writer.write('no');
    await emptied.writer.flush();
    emptied.writer.write('  \n');
    await emptied.writer.close();
    expect(await readNotes(db)).toEqual([]);

    const mark = fresh('marked words');
    await recordNote(db, mark.ref, mark.content, undefined);
    const [kept] = await readNotes(db);
    if (!kept) throw new Error('nothing was kept');
    const { writer } = open(db, openNote(kept));
    writer.write('mine');
    await writer.flush();
    expect(await readNotes(db)).toMatchObject([{ kind: 'note', quote: 'marked words' }]);
    writer.write('');
    await writer.close();
    expect(await readNotes(db)).toMatchObject([{ kind: 'highlight', quote: 'marked words' }]);
  });

  it('says what could not be kept, and keeps it when it is tried again', async () => {
    const { db } = makePhone();
    const { writer, states } = open(db, fresh());
    const { transaction } = db;
    db.transaction = () => {
      throw new Error('no disk');
    };
    writer.write('mine');
    expect(await writer.flush()).toBe(false);
    expect(states.at(-1)).toBe('failed');
    db.transaction = transaction;
    expect(await writer.flush()).toBe(true);
    expect(states.at(-1)).toBe('kept');
    expect(await texts(db)).toEqual(['mine']);
  });

  it('does not take the place of what came from another phone meanwhile', async () => {
    const { db } = makePhone();
    const first = fresh();
    const { stamp } = await recordNote(db, first.ref, { ...first.content, text: 'a draft' }, undefined);
    const { writer } = open(db, { ...first, saw: stamp });
    // Written over on another phone, which this one hears of while she writes.
    await db.clock.put(5, 1);
    await recordNote(db, first.ref, { ...first.content, text: 'from there' }, stamp);
    await db.clock.put(9, 1);
    writer.write('from here');
    await writer.flush();
    const [note] = await readNotes(db);
    expect(note?.text).toBe('from here');
    expect(note?.revisions.map(({ text }) => text)).toEqual(['from there']);
  });
});
