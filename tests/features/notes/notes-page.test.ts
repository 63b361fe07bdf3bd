import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { filterNotes } from '../../../src/features/notes/filter-notes.ts';
import { firstNotes, groupNotes, sortNotes } from '../../../src/features/notes/group-notes.ts';
import { noteAddress } from '../../../src/features/notes/note-address.ts';
import { notesAsMarkdown } from '../../../src/features/notes/notes-as-markdown.ts';
import type { Outline } from '../../../src/features/notes/read-outlines.ts';
import { kindOfNote, type Note, type NoteContent } from '../../../src/protocol/notes/note.ts';
import type { Item } from '../../../src/protocol/pack/module-manifest.ts';

const COURSE = 4098;
const stamp = { lamport: 1, replica: '0000000000000001' };
let last = 70_000;

function note(item: number, content: Partial<NoteContent>, course = COURSE): Note {
  const n = last++;
  const place = { type: 'second', second: 5, revision: 1 } as const;
  const whole = { place, quote: '', text: '', minute: 0, ...content };
  return { ...whole, course, item, n, id: `${course}/${item}/${n}`, kind: kindOfNote(whole), stamp, revisions: [] };
}
const block = (n: number, at = 0, after = 'How it begins') =>
  ({ type: 'block', block: n, lang: 'en', at, before: '', after }) as const;

const text: Item = { kind: 'text', number: 4, title: {}, blocks: [3, 1, 2] };
const file: Item = { kind: 'link', number: 9, title: {}, url: 'https://example.org/' };
const outlines: ReadonlyMap<number, Outline> = new Map([
  [
    COURSE,
    {
      title: 'A course',
      items: new Map([
        [9, { at: 0, item: file, lesson: { number: 2, title: 'Before' } }],
        [4, { at: 1, item: text, lesson: { number: 3, title: 'Behind' } }],
      ]),
    },
  ],
]);

describe('the notes page', () => {
  it('has notes in the order of their places, what the course no longer has last', () => {
    const notes = [
      note(77, { text: 'lost item' }),
      note(4, { text: 'second block', place: block(1) }),
      note(4, { text: 'gone block', place: block(50) }),
      note(4, { text: 'later words', place: block(3, 30) }),
      note(4, { text: 'earlier words', place: block(3, 5) }),
      note(9, { text: 'first item' }),
      note(1, { text: 'elsewhere' }, 12),
    ];
    const groups = groupNotes(sortNotes(notes, outlines, 'en'), outlines);
    expect(groups.map(({ title }) => title)).toEqual([undefined, 'A course']);
    const [, mine] = groups;
    expect(mine?.lessons.map(({ lesson, notes: some }) => [lesson?.title, some.map((one) => one.text)])).toEqual([
      ['Before', ['first item']],
      ['Behind', ['earlier words', 'later words', 'second block', 'gone block']],
      [undefined, ['lost item']],
    ]);
    expect(firstNotes(groups, 3).flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.notes))).toHaveLength(3);
  });

  it('finds words whatever their accents, case, width and forms of alef, in what she wrote and what she marked', () => {
    const notes = [
      note(4, { text: 'À réviser' }),
      note(4, { quote: 'أُسبوع الإحصاء' }),
      note(4, { text: '第１周：阅读' }),
      note(4, {}),
    ];
    const found = (words: string) =>
      filterNotes(notes, { kind: undefined, course: undefined, words }).map(({ id }) => id);
    expect(found('REVISER')).toEqual([notes[0]?.id]);
    expect(found('الاحصاء اسبوع')).toEqual([notes[1]?.id]);
    expect(found('第1周')).toEqual([notes[2]?.id]);
    expect(found(' ')).toHaveLength(4);
    expect(found('reviser nothing')).toEqual([]);
  });

  it('shows one kind, or one course', () => {
    const notes = [note(4, { text: 'x' }), note(4, { quote: 'y' }), note(4, {}), note(4, { text: 'z' }, 5)];
    const filter = { kind: undefined, course: undefined, words: '' };
    expect(filterNotes(notes, { ...filter, kind: 'highlight' })).toEqual([notes[1]]);
    expect(filterNotes(notes, { ...filter, course: 5 })).toEqual([notes[3]]);
  });

  it('leads to the block or the second, and to the course where the lesson is not here', () => {
    expect(noteAddress(note(4, { place: block(2) }), outlines.get(COURSE))).toBe('/course/4098/3?item=4&block=2');
    expect(noteAddress(note(4, {}), outlines.get(COURSE))).toBe('/course/4098/3?item=4&t=5');
    expect(noteAddress(note(5, {}), outlines.get(COURSE))).toBe('/course/4098');
    expect(noteAddress(note(5, {}), undefined)).toBe('/course/4098');
  });
});

const words = {
  title: 'My notes',
  courseTitle: () => 'A course',
  lessonTitle: () => 'Lesson *1*',
  head: ({ kind }: Note) => kind,
};
const asMarkdown = (...notes: Note[]) => notesAsMarkdown(groupNotes(sortNotes(notes, outlines, 'en'), outlines), words);

/** What a reader of Markdown shows, a line a block. */
function shown(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'break') return '\n';
  if ('children' in node) return node.children.map(shown).join(node.type === 'root' ? '\n\n' : '');
  throw new Error(`taken for ${node.type}`);
}

describe('the file of notes', () => {
  it('has headings by course and lesson, and the words of the course as quotations', () => {
    const markdown = asMarkdown(
      note(4, { text: 'mine', quote: 'one line\nanother', place: block(3) }),
      note(4, { place: block(1) }),
    );
    expect(markdown).toBe(
      '# My notes\n\n## A course\n\n### Lesson \\*1\\*\n\n' +
        '**note**\n\n> one line\\\n> another\n\nmine\n\n**bookmark**\n\n> How it begins …\n',
    );
  });

  it('shows what she wrote as she wrote it, with nothing taken for a mark', () => {
    const marks = [
      '# no',
      '* no',
      '1. no',
      '- no',
      '> no',
      '<b>',
      '`x`',
      '[a](b)',
      '![a](b)',
      '&amp;',
      '***',
      '===',
      '+ x',
      '| a |',
      'ok',
      '',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...marks), { minLength: 1, maxLength: 6 }), (some) => {
        const written = some.join('\n').trim();
        fc.pre(written !== '');
        const tree = fromMarkdown(asMarkdown(note(4, { text: written, place: block(3), quote: 'q' })));
        expect(tree.children.slice(5).map(shown).join('\n\n')).toBe(written.replace(/\n{2,}/g, '\n\n'));
      }),
    );
  });

  it('has both of what was written at the same time on two phones', () => {
    const here = note(4, { text: 'here', place: block(3) });
    const there = { ...note(4, { text: 'there', place: block(3) }) };
    expect(asMarkdown({ ...here, revisions: [there] })).toContain('here\n\nthere\n');
  });
});
