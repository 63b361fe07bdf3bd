import { t } from '@lingui/core/macro';
import { isQuotaExceeded, NewerDataError, StorageFullError } from '../../data/study/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';

interface StudyProblemProps {
  /** Why something she did could not be kept. */
  error: unknown;
  onRetry: () => void;
}

/** What she just did is not on the disk yet: what is kept, and what to do. */
export function StudyProblem({ error, onRetry }: StudyProblemProps) {
  const isFull = isFullPhone(error);
  return (
    <Note
      kind="err"
      actions={
        <>
          {isFull && <Button href="/phone#space">{t`Make room`}</Button>}
          <Button onClick={onRetry}>{t`Save again`}</Button>
        </>
      }
    >
      {problemWords(error)}
    </Note>
  );
}

/** A write of her study, of the library, or of what neither expects to fail. */
const isFullPhone = (error: unknown): boolean =>
  error instanceof StorageFullError ||
  isQuotaExceeded(error) ||
  (error instanceof Error && isQuotaExceeded(error.cause));

function problemWords(error: unknown): string {
  if (isFullPhone(error)) {
    return t`This phone is full: what you just did is not saved yet. All you did before is kept. Remove a course, then save again.`;
  }
  if (error instanceof NewerDataError) {
    return t`A newer Caravan has been at your work, so this one cannot add to it. All is kept. Close every window of Caravan and open it again.`;
  }
  return t`What you just did could not be saved on this phone. All you did before is kept.`;
}
