import { plural, t } from '@lingui/core/macro';
import { beside, formatPercent } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import type { AttemptRow } from './attempt-rows.ts';
import { AttemptTable } from './attempt-table.tsx';
import { attemptsWords } from './attempts-words.ts';
import { hrefOf, type QuizInHand } from './quiz-in-hand.ts';
import type { WayOn } from './way-on.ts';

interface EntryScreenProps {
  quiz: QuizInHand;
  rows: readonly AttemptRow[];
  /** Attempts that can still be begun; undefined where there is no end of them. */
  left: number | undefined;
  /** Whether an attempt can go on that was begun before, perhaps on another phone. */
  isOpen: boolean;
  /** Whether one was begun elsewhere on a version of the course that is not here yet. */
  needsUpdate: boolean;
  /** Whether one was begun on a version of the course that is not here any more. */
  isLost: boolean;
  /** Undefined where nothing can be begun or gone on with. */
  onBegin: (() => void) | undefined;
  way: WayOn;
}

/** Before an attempt: what is asked, what is enough, how long there is for it, and what was reached so far. */
export function EntryScreen({ quiz, rows, left, isOpen, needsUpdate, isLost, onBegin, way }: EntryScreenProps) {
  const mark = formatPercent(quiz.item.pass / 100);
  const isNewer = quiz.questions.length < quiz.item.questions.length;
  const isSealed = quiz.questions.some(({ type }) => type === 'sealed');
  const { limitMinutes } = quiz.item;
  return (
    <>
      <div class="card stack">
        <p class="num">
          {beside(
            plural(quiz.questions.length, { one: '# question', other: '# questions' }),
            t`${mark} is the mark to reach`,
          )}
        </p>
        <p class="soft">{attemptsWords(quiz.item.attempts, left)}</p>
        {rows.length > 0 && <AttemptTable rows={rows} href={hrefOf(quiz)} />}
      </div>
      {limitMinutes !== undefined && left !== 0 && (
        <Note icon="clock">
          {plural(limitMinutes, {
            one: 'You have # minute from the first question on. The time goes on while Caravan is closed; when it is over, what you have answered is handed in.',
            other:
              'You have # minutes from the first question on. The time goes on while Caravan is closed; when it is over, what you have answered is handed in.',
          })}
        </Note>
      )}
      {isSealed && (
        <Note>{t`The right answers are not on this phone. Your answers are kept here, and marked when they are sent.`}</Note>
      )}
      {isNewer && (
        <Note kind="warn">{t`Something here needs a newer Caravan. Open Caravan where there is a good network, so that it can be renewed.`}</Note>
      )}
      {needsUpdate && (
        <Note>{t`You began an attempt on another phone, on a newer version of this course. It is kept: update the course to go on with it here.`}</Note>
      )}
      {isLost && (
        <Note>{t`You began an attempt on an earlier version of this quiz, whose questions are not on this phone any more. Your answers are kept. Begin a new attempt here.`}</Note>
      )}
      {onBegin ? (
        <Button kind="go" isWide onClick={onBegin}>
          {beginWords(rows, isOpen)}
        </Button>
      ) : (
        <Button kind="go" isWide href={way.href}>
          {way.lesson === undefined ? t`Back to the course` : t`Go on: ${way.lesson}`}
        </Button>
      )}
      {onBegin && (
        <p class="soft small">{t`Works without a network. What you choose and type is saved on this phone at once.`}</p>
      )}
    </>
  );
}

function beginWords(rows: readonly AttemptRow[], isOpen: boolean): string {
  if (isOpen) return t`Go on where you stopped`;
  return rows.length > 0 ? t`Try again` : t`Begin the quiz`;
}
