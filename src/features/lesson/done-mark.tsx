import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { StudyProblem } from '../../app/study/study-problem.tsx';
import { recordDone } from '../../data/study/record-done.ts';
import { requestSync } from '../../sync/when.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

interface DoneMarkProps {
  course: number;
  item: number;
  isDone: boolean;
}

/** Says that an item is done, or offers to call it done. */
export function DoneMark({ course, item, isDone }: DoneMarkProps) {
  const [error, setError] = useState<unknown>();
  const mark = () => recordDone(deps().study, { course, item }).then(requestSync, setError);
  if (isDone) {
    return (
      <p class="say small ok">
        <Icon name="check" isSmall />
        <span>{t`Done`}</span>
      </p>
    );
  }
  return (
    <>
      <div>
        <Button kind="plain" icon="check" onClick={mark}>{t`Mark as done`}</Button>
      </div>
      {error !== undefined && <StudyProblem error={error} onRetry={mark} />}
    </>
  );
}
