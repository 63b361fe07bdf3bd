import { plural, t } from '@lingui/core/macro';
import { beside, formatPercent } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import type { AttemptRow } from './attempt-rows.ts';
import { AttemptTable } from './attempt-table.tsx';
import type { QuizInHand } from './quiz-in-hand.ts';

interface EntryScreenProps {
  quiz: QuizInHand;
  rows: readonly AttemptRow[];
  /** Whether an attempt can go on that was begun before, perhaps on another phone. */
  isOpen: boolean;
  /** Whether one was begun elsewhere on a version of the course that is not here yet. */
  needsUpdate: boolean;
  /** Whether one was begun on a version of the course that is not here any more. */
  isLost: boolean;
  onBegin: () => void;
}

/** Before an attempt: what is asked, what is enough, and what was reached so far. */
export function EntryScreen({ quiz, rows, isOpen, needsUpdate, isLost, onBegin }: EntryScreenProps) {
  const mark = formatPercent(quiz.item.pass / 100);
  const isNewer = quiz.questions.length < quiz.item.questions.length;
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
      {isNewer && (
        <Note kind="warn">{t`Something here needs a newer Caravan. Open Caravan where there is a good network, so that it can be renewed.`}</Note>
      )}
      {needsUpdate && (
        <Note>{t`You began an attempt on another phone, on a newer version of this course. It is kept: update the course to go on with it here.`}</Note>
      )}
      {isLost && (
        <Note>{t`You began an attempt on an earlier version of this quiz, whose questions are not on this phone any more. Your answers are kept. Begin a new attempt here.`}</Note>
      )}
      <Button kind="go" isWide onClick={onBegin}>
        {beginWords(rows, isOpen)}
      </Button>
      <p class="soft small">{t`Works without a network. Each answer is saved on this phone before the next question.`}</p>
    </>
  );
}

function beginWords(rows: readonly AttemptRow[], isOpen: boolean): string {
  if (isOpen) return t`Go on where you stopped`;
  return rows.length > 0 ? t`Try again` : t`Begin the quiz`;
}
