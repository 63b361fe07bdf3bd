import { t } from '@lingui/core/macro';
import { laterPart } from '../../app/later-part.tsx';
import { StudyProblem } from '../../app/study/study-problem.tsx';
import type { Unfinished } from '../../data/library/unfinished.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import { attemptsLeft } from '../../protocol/quiz/attempts-left.ts';
import { attemptRows } from './attempt-rows.ts';
import { EntryScreen } from './entry-screen.tsx';
import { QuestionScreen } from './question-screen.tsx';
import type { QuizInHand, QuizVersions } from './quiz-in-hand.ts';
import { answerOf, draftOf, hasLostWords, type NamedAttempt, waitsForUpdate } from './quiz-walk.ts';
import { ResultScreen } from './result-screen.tsx';
import { useKeptWords } from './use-kept-words.ts';
import { useMarking } from './use-marking.ts';
import { useQuizWalk } from './use-quiz-walk.ts';
import type { WayOn } from './way-on.ts';

const TimeLeft = laterPart(() => import('./later/time-left.tsx').then((m) => m.TimeLeft));
const AttemptReview = laterPart(() => import('./later/attempt-review.tsx').then((m) => m.AttemptReview));

interface QuizScreensProps {
  /** In the version that a new attempt begins on. */
  quiz: QuizInHand;
  /** Whether one can begin: not at a quiz that the course has no more. */
  canBegin: boolean;
  attempts: readonly NamedAttempt[];
  /** All that she did in the course. */
  facts: readonly Fact[];
  byVersion: QuizVersions;
  /** What this phone holds of the attempt that can go on. */
  unfinished: Unfinished;
  way: WayOn;
  /** The attempt that is looked at again. */
  reviewed: string | undefined;
}

/** One screen after another. An attempt that is not handed in goes on where it stopped, on whichever phone. */
export function QuizScreens(props: QuizScreensProps) {
  const { quiz: current, canBegin, facts, byVersion, way, reviewed } = props;
  const walk = useQuizWalk(props);
  const { screen, quiz, attempt, attempts, open } = walk;
  useKeptWords(current, facts, screen.kind === 'question' ? screen.id : undefined);
  const isSealed = quiz.questions.some(({ type }) => type === 'sealed');
  const marking = useMarking(current.course, current.item.number, isSealed);

  const left = attemptsLeft(
    { attempts: current.item.attempts, version: current.version },
    attempts.map((one) => one.attempt),
  );
  const problem = walk.error && <StudyProblem error={walk.error.problem} onRetry={walk.error.retry} />;
  const rows = attemptRows(attempts, byVersion, { marking, most: current.item.attempts });
  const again = open || (canBegin && left !== 0) ? walk.begin : undefined;
  const looked = rows.find(({ id }) => id === reviewed);
  if (looked) {
    const answers = attempts.find(({ id }) => id === looked.id)?.attempt;
    return (
      <div class="stack quiz">
        {answers && (
          <AttemptReview quiz={byVersion.get(answers.version)} row={looked} attempt={answers} course={quiz} />
        )}
      </div>
    );
  }
  if (screen.kind === 'entry') {
    return (
      <div class="stack quiz">
        <EntryScreen
          quiz={quiz}
          rows={rows}
          left={left}
          isOpen={open !== undefined}
          needsUpdate={waitsForUpdate(attempts, current.version)}
          isLost={hasLostWords(attempts, current.version, byVersion)}
          onBegin={again}
          way={way}
        />
        {problem}
      </div>
    );
  }
  const earlier = quiz.version !== current.version && (
    <p class="soft small">{t`You began this quiz before the course was updated. It is asked and marked as it was then.`}</p>
  );
  if (screen.kind === 'result') {
    return (
      <div class="stack quiz">
        <ResultScreen quiz={quiz} attempt={attempt} id={screen.id} rows={rows} left={left} way={way} onAgain={again} />
        {earlier}
        {problem}
      </div>
    );
  }
  const question = quiz.questions[screen.index];
  if (!question) return <p>{t`This quiz has no questions.`}</p>;
  // Nothing is asked before it is known that there is time for it.
  if (walk.time && !walk.time.minutesLeft) return <div class="stack quiz">{problem}</div>;
  return (
    <div class="stack quiz">
      {walk.time?.minutesLeft !== undefined && <TimeLeft minutes={walk.time.minutesLeft} of={walk.time.limitMinutes} />}
      <QuestionScreen
        key={question.n}
        quiz={quiz}
        attempt={attempt}
        question={question}
        answer={answerOf(attempt, question)}
        draft={draftOf(attempt, question) === '' ? walk.draft(question.n) : [draftOf(attempt, question)]}
        onDraft={(values) => walk.keepDraft(screen, question.n, values)}
        onWriting={(text) => walk.write(screen, question.n, text)}
        onAnswer={(value) => walk.answer(screen, question.n, value)}
        onNext={() => walk.goOn(screen)}
        problem={problem}
      />
      {earlier}
    </div>
  );
}
