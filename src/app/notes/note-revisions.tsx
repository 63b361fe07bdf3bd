import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { keepBothVersions, keepOneVersion } from '../../data/study/record-note.ts';
import type { Note, NoteVersion } from '../../protocol/notes/note.ts';
import { requestSync } from '../../sync/when.ts';
import { Button } from '../../ui/button.tsx';
import { deps } from '../deps.ts';
import { StudyProblem } from '../study/study-problem.tsx';

/** What was written on another phone at the same time, and what is to become of it. Nothing goes before she has said so. */
export function NoteRevisions({ note }: { note: Note }) {
  const [failed, setFailed] = useState<{ readonly error: unknown; readonly retry: () => void }>();
  const attempt = (work: () => Promise<void>): void => {
    work().then(requestSync, (error: unknown) => setFailed({ error, retry: () => attempt(work) }));
  };
  const { study } = deps();
  const others = note.revisions.map(({ stamp }) => stamp);
  const keepInstead = ({ stamp }: NoteVersion) =>
    keepOneVersion(
      study,
      note,
      [note.stamp, ...others].filter((other) => other !== stamp),
    );
  return (
    <div class="stack revisions">
      <p class="small soft">{t`Written on another phone at the same time:`}</p>
      {note.revisions.map((revision) => (
        <div key={`${revision.stamp.replica}.${revision.stamp.lamport}`} class="stack">
          <p class="note-words" dir="auto">
            {revision.text === '' ? t`(no words)` : revision.text}
          </p>
          <div class="row noprint">
            <Button
              kind="plain"
              onClick={() => attempt(() => keepBothVersions(study, note, revision))}
            >{t`Keep both`}</Button>
            <Button kind="plain" onClick={() => attempt(() => keepInstead(revision))}>{t`Keep only this one`}</Button>
          </div>
        </div>
      ))}
      <div class="noprint">
        <Button kind="plain" onClick={() => attempt(() => keepOneVersion(study, note, others))}>
          {t`Keep only the one above`}
        </Button>
      </div>
      {failed && <StudyProblem error={failed.error} onRetry={failed.retry} />}
    </div>
  );
}
