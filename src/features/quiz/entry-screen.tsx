import { plural, t } from '@lingui/core/macro';
import { beside, formatPercent } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import type { AttemptRow } from './attempt-rows.ts';
import { AttemptTable } from './attempt-table.tsx';
import type { QuizInHand } from './quiz-in-hand.ts';

interface EntryScreenProps {
  quiz: QuizInHand;
  rows: readonly AttemptRow[];
  onBegin: () => void;
}

/** Before an attempt: what is asked, what is enough, and what was reached so far. */
export function EntryScreen({ quiz, rows, onBegin }: EntryScreenProps) {
  const mark = formatPercent(quiz.item.pass / 100);
  return (
    <>
      <div class="card stack">
        <p class="num">
          {beside(
            plural(quiz.questions.length, { one: '# question', other: '# questions' }),
            t`${mark} is the mark to reach`,
          )}
        </p>
        <p class="soft">{t`You can try as often as you like. Every attempt is kept, and the best one counts.`}</p>
        {rows.length > 0 && <AttemptTable rows={rows} />}
      </div>
      <Button kind="go" isWide onClick={onBegin}>
        {rows.length > 0 ? t`Try again` : t`Begin the quiz`}
      </Button>
      <p class="soft small">{t`Works without a network. Each answer is saved on this phone before the next question.`}</p>
    </>
  );
}
