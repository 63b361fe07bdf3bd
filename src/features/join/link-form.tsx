import { t } from '@lingui/core/macro';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { JoinProblem } from './join-words.ts';
import { ProblemNote } from './problem-note.tsx';

interface LinkFormProps {
  isBusy: boolean;
  problem: JoinProblem | undefined;
  onLink: () => void;
  onBack: () => void;
}

/** Says what a link code does before it is used: the work of two phones becomes one person's. */
export function LinkForm({ isBusy, problem, onLink, onBack }: LinkFormProps) {
  return (
    <Card title={t`Put this phone together with your other work?`}>
      <p>
        {t`This is a link code. What was studied on this phone is put together with the work of the person who got the code; both phones then show the same.`}
      </p>
      <p>{t`Nothing is lost, and nothing counts twice. Use only a code that is meant for you.`}</p>
      <ProblemNote problem={problem} />
      <Button kind="go" isWide isDisabled={isBusy} onClick={onLink}>
        {isBusy ? t`Putting together …` : t`Put together`}
      </Button>
      <Button kind="plain" isWide onClick={onBack}>{t`Another code`}</Button>
    </Card>
  );
}
