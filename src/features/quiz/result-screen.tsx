import { plural, t } from '@lingui/core/macro';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { formatNumber, formatPercent } from '../../i18n/format.ts';
import type { Attempt } from '../../protocol/facts/attempt.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import type { AttemptRow, Outcome } from './attempt-rows.ts';
import { AttemptTable } from './attempt-table.tsx';
import { attemptsWords } from './attempts-words.ts';
import { hrefOf, type QuizInHand } from './quiz-in-hand.ts';
import { QuizStops } from './quiz-stops.tsx';
import { answerOf } from './quiz-walk.ts';
import type { WayOn } from './way-on.ts';

interface ResultScreenProps {
  quiz: QuizInHand;
  attempt: Attempt | undefined;
  id: string;
  rows: readonly AttemptRow[];
  /** Attempts that can still be begun; undefined where there is no end of them. */
  left: number | undefined;
  way: WayOn;
  /** Undefined where there is nothing to try again: no attempt is left, or the course has this quiz no more. */
  onAgain: (() => void) | undefined;
}

/** After an attempt: its score, all attempts, and where to go on. */
export function ResultScreen({ quiz, attempt, id, rows, left, way, onAgain }: ResultScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const outcome = rows.find((row) => row.id === id)?.outcome;
  const isKnown = outcome !== undefined;
  useLayoutEffect(() => {
    if (!isKnown) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [isKnown]);
  if (!outcome) return null;

  const isWaiting = outcome.kind !== 'scored';
  const hasPassed = outcome.kind === 'scored' && outcome.percent >= quiz.item.pass;
  const mark = formatPercent(quiz.item.pass / 100);
  const answered = quiz.questions.filter((question) => answerOf(attempt, question) !== undefined).length;
  const on = way.lesson === undefined ? t`Back to the course` : t`Go on: ${way.lesson}`;
  return (
    <>
      <QuizStops questions={quiz.questions} attempt={attempt} now={undefined} />
      <div class="card stack">
        <h2 ref={heading} tabIndex={-1}>
          {isWaiting ? t`Handed in` : hasPassed ? t`The quiz is done` : t`Not yet`}
        </h2>
        <OutcomeLine outcome={outcome} answered={answered} of={quiz.questions.length} />
        {!hasPassed && !isWaiting && onAgain && (
          <p>{t`${mark} is the mark to reach. See the lesson again if you like, and try once more.`}</p>
        )}
        <AttemptTable rows={rows} href={hrefOf(quiz)} />
        <Note kind="good">
          {left === undefined
            ? t`Every attempt is kept. The best one counts.`
            : attemptsWords(quiz.item.attempts, left)}
        </Note>
      </div>
      {hasPassed || isWaiting || !onAgain ? (
        <>
          <Button kind="go" isWide href={way.href}>
            {on}
          </Button>
          {onAgain && <Button isWide onClick={onAgain}>{t`Try again`}</Button>}
        </>
      ) : (
        <>
          <Button kind="go" isWide onClick={onAgain}>{t`Try again`}</Button>
          <Button isWide href={`/course/${quiz.course}/${quiz.lesson}`}>{t`Back to the lesson`}</Button>
          <Button kind="plain" isWide href={way.href}>
            {on}
          </Button>
        </>
      )}
    </>
  );
}

/** What the attempt came to; of a sealed one, how far it is on its way to be marked. */
function OutcomeLine({ outcome, answered, of }: { outcome: Outcome; answered: number; of: number }) {
  if (outcome.kind !== 'scored') {
    const given = formatNumber(answered);
    return (
      <>
        <p class="num">
          {plural(of, { one: `${given} of # question answered`, other: `${given} of # questions answered` })}
        </p>
        <p>
          {outcome.kind === 'unsent'
            ? t`Will be marked when it is sent. Until then it is safe on this phone.`
            : t`It was sent, and is not marked yet. The mark comes here by itself.`}
        </p>
      </>
    );
  }
  const { percent, score } = outcome;
  if (score?.of === 0) return null;
  return (
    <p>
      <b class="big num">{formatPercent(percent / 100)}</b>{' '}
      {score && <span class="num">{rightWords(formatNumber(score.right), formatNumber(score.of))}</span>}
    </p>
  );
}

const rightWords = (right: string, of: string): string => t`${right} of ${of} right`;
