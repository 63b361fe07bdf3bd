import { t } from '@lingui/core/macro';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { formatNumber, formatPercent } from '../../i18n/format.ts';
import type { Attempt } from '../../protocol/facts/attempt.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import type { AttemptRow } from './attempt-rows.ts';
import { AttemptTable } from './attempt-table.tsx';
import type { QuizInHand } from './quiz-in-hand.ts';
import { QuizStops } from './quiz-stops.tsx';
import type { WayOn } from './way-on.ts';

interface ResultScreenProps {
  quiz: QuizInHand;
  attempt: Attempt | undefined;
  id: string;
  rows: readonly AttemptRow[];
  way: WayOn;
  /** Undefined where there is nothing to try again: the course has this quiz no more. */
  onAgain: (() => void) | undefined;
}

/** After an attempt: its score, all attempts, and where to go on. */
export function ResultScreen({ quiz, attempt, id, rows, way, onAgain }: ResultScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const score = rows.find((row) => row.id === id)?.score;
  const isKnown = score !== undefined;
  useLayoutEffect(() => {
    if (!isKnown) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [isKnown]);
  if (!score) return null;

  const hasPassed = score.percent >= quiz.item.pass;
  const [right, of, mark] = [formatNumber(score.right), formatNumber(score.of), formatPercent(quiz.item.pass / 100)];
  const on = way.lesson === undefined ? t`Back to the course` : t`Go on: ${way.lesson}`;
  return (
    <>
      <QuizStops questions={quiz.questions} attempt={attempt} now={undefined} />
      <div class="card stack">
        <h2 ref={heading} tabIndex={-1}>
          {hasPassed ? t`The quiz is done` : t`Not yet`}
        </h2>
        {score.of > 0 && (
          <p>
            <b class="big num">{formatPercent(score.percent / 100)}</b>{' '}
            <span class="num">{t`${right} of ${of} right`}</span>
          </p>
        )}
        {!hasPassed && onAgain && (
          <p>{t`${mark} is the mark to reach. See the lesson again if you like, and try once more.`}</p>
        )}
        <AttemptTable rows={rows} />
        <Note kind="good">{t`Every attempt is kept. The best one counts.`}</Note>
      </div>
      {hasPassed ? (
        <>
          <Button kind="go" isWide href={way.href}>
            {on}
          </Button>
          {onAgain && <Button isWide onClick={onAgain}>{t`Try again`}</Button>}
        </>
      ) : (
        <>
          {onAgain && <Button kind="go" isWide onClick={onAgain}>{t`Try again`}</Button>}
          <Button isWide href={`/course/${quiz.course}/${quiz.lesson}`}>{t`Back to the lesson`}</Button>
          <Button kind="plain" isWide href={way.href}>
            {on}
          </Button>
        </>
      )}
    </>
  );
}
