import { t } from '@lingui/core/macro';
import { Button } from '../../ui/button.tsx';
import { StudyProblem } from '../study/study-problem.tsx';
import type { Deleted } from './use-deleted.ts';

/** What was just deleted, and the way back. It stays until she does something else. */
export function UndoLine({ deleted }: { deleted: Deleted }) {
  if (deleted.problem) return <StudyProblem error={deleted.problem.error} onRetry={deleted.problem.retry} />;
  if (!deleted.isThere) return null;
  return (
    <div class="row" role="status">
      <span class="grow">{t`Deleted.`}</span>
      <Button onClick={deleted.undo}>{t`Undo`}</Button>
    </div>
  );
}
