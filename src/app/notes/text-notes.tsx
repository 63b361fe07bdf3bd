import { t } from '@lingui/core/macro';
import { quoteWords, wholeBlock } from '../../protocol/notes/quote-words.ts';
import { Button } from '../../ui/button.tsx';
import { StudyProblem } from '../study/study-problem.tsx';
import { readBlocks } from './block-text.ts';
import { ItemNotes } from './item-notes.tsx';
import { BlockTools, ChosenWordsTools, NoteBar } from './note-bar.tsx';
import { NoteEditor } from './note-editor.tsx';
import { NoteEntry } from './note-entry.tsx';
import { openNote } from './note-writer.ts';
import { UndoLine } from './undo-line.tsx';
import { useAim } from './use-aim.ts';
import { useChosenWords } from './use-chosen-words.ts';
import { type FoundNote, type ShownText, useFoundNotes } from './use-found-notes.ts';
import { useTextNotes } from './use-item-notes.ts';
import { useNoteActions } from './use-note-actions.ts';
import { useOpenOnTap } from './use-open-on-tap.ts';
import { useSigns } from './use-signs.tsx';
import './notes.css';

interface TextNotesProps extends ShownText {
  course: number;
  item: number;
}

/** Notes, highlights and bookmarks of a text: shown in it, listed below it, and made where she reads. */
export function TextNotes({ course, item, prose, blocks, lang }: TextNotesProps) {
  const found = useFoundNotes(useTextNotes(course, item), { prose, blocks, lang });
  const notes = useNoteActions(course, item);
  const aim = useAim(prose);
  const chosen = useChosenWords(prose);
  const { open, deleted, problem } = notes;
  const openFound = (note: FoundNote['note']) => notes.write(openNote(note));
  useSigns(found, openFound);
  useOpenOnTap(prose, found, openFound);

  const readNow = () => (prose.current ? readBlocks(prose.current) : []);
  /** What is selected, which then is no more. */
  const takeChosen = () => {
    const read = chosen ? readNow() : [];
    const spans = read.flatMap((block) => (chosen && block.spanIn(chosen)) ?? []);
    getSelection()?.removeAllRanges();
    return quoteWords(read, spans, lang);
  };
  const wholeOf = (n: number) => readNow().flatMap((block) => (block.n === n ? [wholeBlock(block, lang)] : []));
  const bookmarkAt = (n: number) => found.find(({ note, found: at }) => note.kind === 'bookmark' && at.block === n);
  const toggleBookmark = (n: number): void => {
    const there = bookmarkAt(n);
    if (there) deleted.remove(openNote(there.note));
    else for (const place of wholeOf(n)) notes.add(notes.draft(place));
  };

  const tools = () => {
    if (problem) return <StudyProblem error={problem.error} onRetry={problem.retry} />;
    if (chosen) {
      return (
        <ChosenWordsTools
          onHighlight={() => {
            const quoted = takeChosen();
            if (quoted) notes.add(notes.draft(quoted.place, quoted.quote));
          }}
          onNote={() => {
            const quoted = takeChosen();
            if (quoted) notes.write(notes.draft(quoted.place, quoted.quote));
          }}
          onBookmark={() => {
            const block = takeChosen()?.place.block;
            if (block !== undefined && !bookmarkAt(block)) toggleBookmark(block);
          }}
        />
      );
    }
    if (deleted.isThere || deleted.problem) return <UndoLine deleted={deleted} />;
    if (!aim.element) return undefined;
    const block = Number(aim.element.dataset.block);
    return (
      <BlockTools
        hasBookmark={bookmarkAt(block) !== undefined}
        onNote={() => {
          aim.end();
          for (const place of wholeOf(block)) notes.write(notes.draft(place));
        }}
        onBookmark={() => {
          aim.end();
          toggleBookmark(block);
        }}
        onMove={aim.move}
        onClose={aim.end}
      />
    );
  };

  return (
    <>
      <ItemNotes course={course} count={found.length}>
        {found.map(({ note, found: at, element }) => (
          <NoteEntry
            key={note.id}
            note={note}
            place={element && <JumpButton element={element} />}
            remark={at.how === 'lost' ? t`These words are not in this version of the text any more.` : undefined}
            onEdit={notes.write}
            onDelete={deleted.remove}
          />
        ))}
      </ItemNotes>
      <NoteBar
        onOpen={() => {
          deleted.forget();
          aim.begin();
        }}
      >
        {tools()}
      </NoteBar>
      {open && <NoteEditor key={open.ref.n} open={open} onClose={notes.close} onDelete={deleted.remove} />}
    </>
  );
}

const JumpButton = ({ element }: { element: HTMLElement }) => (
  <Button kind="plain" onClick={() => element.scrollIntoView({ block: 'center' })}>{t`Show in the text`}</Button>
);
