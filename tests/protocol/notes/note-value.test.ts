import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../src/protocol/facts/value.ts';
import { joinVersions, NO_VERSIONS, type Versions, writeVersion } from '../../../src/protocol/facts/versions.ts';
import type { NoteContent } from '../../../src/protocol/notes/note.ts';
import { FIRST_NOTE, noteOfFact, noteSlot } from '../../../src/protocol/notes/note-of-fact.ts';
import { readNoteValue, writeNoteValue } from '../../../src/protocol/notes/note-value.ts';

const [PHONE, TABLET] = ['0000000000000001', '0000000000000002'];
const REF = { course: 4098, item: 4, n: FIRST_NOTE + 7 };

const words = fc.string({ unit: 'grapheme', maxLength: 20 });
const place = fc.oneof(
  fc.record({ type: fc.constant('second' as const), second: fc.nat(9000), revision: fc.nat(9) }),
  fc.record({
    type: fc.constant('block' as const),
    block: fc.nat(400),
    lang: fc.constantFrom('fr', 'ar', 'zh-Hans'),
    at: fc.nat(5000),
    before: words,
    after: words,
  }),
);
const content: fc.Arbitrary<NoteContent> = fc.record({ place, quote: words, text: words, minute: fc.nat(9_000_000) });

const written = (text: string, quote = ''): Value =>
  writeNoteValue({ place: { type: 'second', second: 3, revision: 1 }, quote, text, minute: 5 });
const write = (before: Versions, replica: string, lamport: number, value: Value) =>
  writeVersion(before, { replica, lamport, value });
const noteOf = (value: Versions) => noteOfFact({ ...noteSlot(REF), value });

describe('[NOTE2] what a note says', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(content, (note) => {
        expect(readNoteValue(writeNoteValue(note))).toEqual(note);
      }),
    );
  });

  it('is passed over where a later version wrote it, or anything else stands there', () => {
    const value = written('words');
    if (value.type !== 'list') throw new Error('a note is a list');
    const [, ...rest] = value.values;
    expect(readNoteValue({ type: 'list', values: [{ type: 'int', n: 2 }, ...rest] })).toBeUndefined();
    expect(readNoteValue({ type: 'list', values: [...value.values, { type: 'int', n: 1 }] })).toBeUndefined();
    expect(readNoteValue({ type: 'none' })).toBeUndefined();
    expect(readNoteValue({ type: 'text', text: 'a plan' })).toBeUndefined();
  });
});

describe('the note in a slot', () => {
  const draft = write(NO_VERSIONS, PHONE, 1, written('a draft'));

  it('is a note with words of her own, else a highlight with words of the text, else a bookmark', () => {
    const kinds = [written('mine', 'theirs'), written('', 'theirs'), written('')].map(
      (value) => noteOf(write(NO_VERSIONS, PHONE, 1, value))?.kind,
    );
    expect(kinds).toEqual(['note', 'highlight', 'bookmark']);
  });

  it('[NOTE1] is none below the numbers of notes, where texts of another kind are', () => {
    const value = draft;
    expect(noteOfFact({ ...noteSlot({ ...REF, n: FIRST_NOTE }), value })).toBeDefined();
    expect(noteOfFact({ ...noteSlot({ ...REF, n: FIRST_NOTE - 1 }), value })).toBeUndefined();
  });

  it('has as revisions what was written at the same time elsewhere', () => {
    const both = joinVersions(write(draft, PHONE, 3, written('here')), write(draft, TABLET, 2, written('there')));
    expect(noteOf(both)?.text).toBe('here');
    expect(noteOf(both)?.revisions.map(({ text }) => text)).toEqual(['there']);
  });

  it('[NOTE4] is gone once it was deleted, but not where it was written on at the same time', () => {
    const deleted = write(draft, PHONE, 9, { type: 'none' });
    expect(noteOf(deleted)).toBeUndefined();
    expect(noteOf(joinVersions(deleted, draft))).toBeUndefined();
    const both = joinVersions(deleted, write(draft, TABLET, 2, written('and more')));
    expect(noteOf(both)?.text).toBe('and more');
    expect(noteOf(both)?.revisions).toEqual([]);
  });

  it('[NOTE2] stays there beside one that a later version wrote', () => {
    const later: Value = { type: 'list', values: [{ type: 'int', n: 2 }] };
    const both = joinVersions(write(draft, PHONE, 2, written('here')), write(draft, TABLET, 5, later));
    expect(noteOf(both)?.text).toBe('here');
  });
});
