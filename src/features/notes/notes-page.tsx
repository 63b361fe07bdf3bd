import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { NoteEditor } from '../../app/notes/note-editor.tsx';
import type { OpenNote } from '../../app/notes/note-writer.ts';
import { UndoLine } from '../../app/notes/undo-line.tsx';
import { useDeleted } from '../../app/notes/use-deleted.ts';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { filterNotes, foldAhead, type NoteFilter } from './filter-notes.ts';
import { firstNotes, groupNotes, sortNotes } from './group-notes.ts';
import { NotesFilter } from './notes-filter.tsx';
import { EndOfList, NotesList } from './notes-list.tsx';
import { courseTitle, markdownWords } from './titles.ts';
import { type KeptNotes, useNotes } from './use-notes.ts';
import '../../ui/card.css';
import '../../app/notes/notes.css';
import './notes-page.css';

/** `/notes`: all that she wrote and marked, by course and place; `?course=C` of one course. */
export function NotesPage({ query }: PageProps) {
  const kept = useNotes();
  const course = query.get('course');
  const title = t`My notes`;
  return (
    <Page title={title} back={course === null ? '/' : `/course/${course}`}>
      {kept?.notes.length === 0 && (
        <Empty
          title={t`No notes yet`}
          words={t`Select words in a lesson to highlight them, or write a note at a paragraph or at a second of a video.`}
          action={<Button href="/courses">{t`To the courses`}</Button>}
        />
      )}
      {kept && kept.notes.length > 0 && <Notes kept={kept} course={course === null ? undefined : Number(course)} />}
    </Page>
  );
}

/** Notes that a cheap phone draws at once. */
const STEP = 10;

function Notes({ kept, course }: { kept: KeptNotes; course: number | undefined }) {
  const { notes, outlines } = kept;
  const [filter, setFilter] = useState<NoteFilter>({ kind: undefined, course, words: '' });
  const [limit, setLimit] = useState(STEP);
  const [open, setOpen] = useState<OpenNote>();
  const deleted = useDeleted();
  const sorted = useMemo(() => sortNotes(notes, outlines, i18n.locale), [notes, outlines]);
  const all = useMemo(() => groupNotes(filterNotes(sorted, filter), outlines), [sorted, outlines, filter]);
  useEffect(() => {
    const stop = new AbortController();
    void foldAhead(notes, stop);
    return () => stop.abort();
  }, [notes]);
  const count = all.reduce((sum, { lessons }) => sum + lessons.reduce((some, one) => some + one.notes.length, 0), 0);
  const courses = useMemo(
    () =>
      [...outlines].map(([number, { title }]) => ({ course: number, title: courseTitle({ course: number, title }) })),
    [outlines],
  );
  useEffect(() => {
    const showAll = () => setLimit(Number.POSITIVE_INFINITY);
    addEventListener('beforeprint', showAll);
    return () => removeEventListener('beforeprint', showAll);
  }, []);
  const choose = (wanted: NoteFilter): void => {
    deleted.forget();
    setLimit(STEP);
    setFilter(wanted);
  };
  const saveAll = async () => {
    const [{ notesAsMarkdown }, { saveText }] = await Promise.all([
      import('./notes-as-markdown.ts'),
      import('./save-text.ts'),
    ]);
    saveText(notesAsMarkdown(all, markdownWords()), `caravan-notes-${new Date().toISOString().slice(0, 10)}.md`);
  };
  return (
    <>
      <NotesFilter filter={filter} courses={courses} onChange={choose} />
      <div class="row noprint">
        <p class="grow soft small" role="status">
          {plural(count, { one: '# note', other: '# notes' })}
        </p>
        {count > 0 && (
          <div class="row">
            <Button kind="plain" icon="file" onClick={() => void saveAll()}>{t`Save as a file`}</Button>
            <Button kind="plain" icon="print" onClick={() => print()}>{t`Print`}</Button>
          </div>
        )}
      </div>
      <NotesList
        courses={firstNotes(all, limit)}
        outlines={outlines}
        onEdit={(note) => {
          deleted.forget();
          setOpen(note);
        }}
        onDelete={deleted.remove}
      />
      {limit < count && <EndOfList onNear={() => setLimit(limit + STEP)} />}
      <div class="undo noprint">
        <UndoLine deleted={deleted} />
      </div>
      {open && <NoteEditor key={open.ref.n} open={open} onClose={() => setOpen(undefined)} onDelete={deleted.remove} />}
    </>
  );
}
