import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import type { Note } from '../../protocol/notes/note.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NoteRevisions } from './note-revisions.tsx';
import { NOTE_ICONS, noteName } from './note-words.ts';
import { type OpenNote, openNote } from './note-writer.ts';
import { Quote } from './quote.tsx';

interface NoteEntryProps {
  note: Note;
  /** Where it is; a link or a button leads there. */
  place: ComponentChildren;
  /** What there is to say of its place. */
  remark?: string | undefined;
  onEdit: (note: OpenNote) => void;
  onDelete: (note: OpenNote) => void;
}

/** A note in a list: its place, the words that it is about, her own, and what can be done with it. */
export function NoteEntry({ note, place, remark, onEdit, onDelete }: NoteEntryProps) {
  const { kind, text, revisions } = note;
  return (
    <article class="note-entry stack">
      <p class="say small soft">
        <Icon name={NOTE_ICONS[kind]} isSmall />
        <span>{noteName(kind)}</span>
        {place}
      </p>
      {note.place.type === 'block' && <Quote words={wordsAbout(note)} lang={note.place.lang} />}
      {text !== '' && (
        <p class="note-words" dir="auto">
          {text}
        </p>
      )}
      {remark !== undefined && <p class="small soft">{remark}</p>}
      {revisions.length > 0 ? (
        <NoteRevisions note={note} />
      ) : (
        <div class="row noprint">
          <Button kind="plain" onClick={() => onEdit(openNote(note))}>
            {text === '' ? t`Write a note` : t`Edit`}
          </Button>
          <Button kind="plain" icon="trash" onClick={() => onDelete(openNote(note))}>{t`Delete`}</Button>
        </div>
      )}
    </article>
  );
}

/** The words that it is about; of a place without words, how its block begins. */
function wordsAbout({ quote, place }: Note): string {
  if (quote !== '' || place.type !== 'block') return quote;
  // It was clipped at a length: half a word reads like a slip.
  const after = place.after.replace(/\p{P}*\s+\S*$/u, '');
  return t({ message: `${after} …`, comment: 'How a paragraph begins' });
}
