import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { StudyProblem } from '../../app/study/study-problem.tsx';
import { keepForAttempt } from '../../data/library/open-attempts.ts';
import { unlessFull } from '../../data/library/pack-problem.ts';
import { handIn } from '../../data/study/hand-in.ts';
import { recordAnswer } from '../../data/study/record-answer.ts';
import { recordPlace } from '../../data/study/record-place.ts';
import { startAttempt } from '../../data/study/start-attempt.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import type { Value } from '../../protocol/facts/value.ts';
import { requestSync } from '../../sync/when.ts';
import { attemptRows } from './attempt-rows.ts';
import { EntryScreen } from './entry-screen.tsx';
import { QuestionScreen } from './question-screen.tsx';
import type { QuizInHand, QuizVersions } from './quiz-in-hand.ts';
import {
  answerOf,
  draftOf,
  draftValue,
  hasLostWords,
  type NamedAttempt,
  nextOpen,
  openAttempt,
  waitsForUpdate,
} from './quiz-walk.ts';
import { ResultScreen } from './result-screen.tsx';
import { useKeptWords } from './use-kept-words.ts';
import type { WayOn } from './way-on.ts';

interface QuizScreensProps {
  /** In the version that a new attempt begins on. */
  quiz: QuizInHand;
  /** Whether one can begin: not at a quiz that the course has no more. */
  canBegin: boolean;
  attempts: readonly NamedAttempt[];
  /** All that she did in the course. */
  facts: readonly Fact[];
  byVersion: QuizVersions;
  way: WayOn;
}

type Screen =
  | { readonly kind: 'entry' }
  | { readonly kind: 'question'; readonly id: string; readonly version: number; readonly index: number }
  | { readonly kind: 'result'; readonly id: string };

/** One screen after another. An attempt that is not handed in goes on where it stopped, on whichever phone. */
export function QuizScreens({ quiz: current, canBegin, attempts, facts, byVersion, way }: QuizScreensProps) {
  const { course, item } = current;
  const ref = { course, item: item.number };
  const open = openAttempt(attempts, byVersion);
  const [screen, setScreen] = useState<Screen>(() => (open ? screenOf(open, byVersion) : { kind: 'entry' }));
  const [error, setError] = useState<{ problem: unknown; retry: () => void }>();

  // An attempt is asked, shown and scored by the version that it was begun on, here or on another phone.
  const attempt = screen.kind === 'entry' ? undefined : attempts.find(({ id }) => id === screen.id)?.attempt;
  const begunOn = attempt?.version ?? (screen.kind === 'question' ? screen.version : current.version);
  const quiz = { ...(byVersion.get(begunOn) ?? current), lesson: current.lesson };
  const { version, questions } = quiz;
  useKeptWords(current, facts, screen.kind === 'question' ? screen.id : undefined);

  /** Runs what writes; the screen moves only after it is on the disk. */
  const saving = async (work: () => Promise<void>) => {
    try {
      await work();
      setError(undefined);
    } catch (problem) {
      setError({ problem, retry: () => void saving(work) });
    }
  };
  const begin = () =>
    saving(async () => {
      // One that came from another phone meanwhile goes on first.
      if (open) return setScreen(screenOf(open, byVersion));
      const id = await startAttempt(deps().study, ref);
      await keepWords(id, current);
      setScreen({ kind: 'question', id, version: current.version, index: 0 });
    });
  const answer = (id: string, question: number, value: Value) =>
    saving(async () => {
      // The answer last: the feedback shows as soon as it is kept, and the next tap must find nothing under way.
      await recordPlace(deps().study, ref, question);
      await recordAnswer(deps().study, { ...ref, id, version }, question, value);
    });
  const goOn = (id: string, index: number) =>
    saving(async () => {
      const attempt = attempts.find((candidate) => candidate.id === id)?.attempt;
      const next = nextOpen(questions, attempt, index + 1);
      if (next) return setScreen({ kind: 'question', id, version, index: questions.indexOf(next) });
      await handIn(deps().study, { ...ref, id, version });
      requestSync();
      setScreen({ kind: 'result', id });
    });

  const again = canBegin || open ? begin : undefined;
  const problem = error && <StudyProblem error={error.problem} onRetry={error.retry} />;
  const rows = attemptRows(attempts, byVersion);
  if (screen.kind === 'entry') {
    return (
      <div class="stack quiz">
        <EntryScreen
          quiz={quiz}
          rows={rows}
          isOpen={open !== undefined}
          needsUpdate={waitsForUpdate(attempts, current.version)}
          isLost={hasLostWords(attempts, current.version, byVersion)}
          onBegin={begin}
        />
        {problem}
      </div>
    );
  }
  const earlier = version !== current.version && (
    <p class="soft small">{t`You began this quiz before the course was updated. It is asked and marked as it was then.`}</p>
  );
  if (screen.kind === 'result') {
    return (
      <div class="stack quiz">
        <ResultScreen quiz={quiz} attempt={attempt} id={screen.id} rows={rows} way={way} onAgain={again} />
        {earlier}
        {problem}
      </div>
    );
  }
  const question = questions[screen.index];
  if (!question) return <p>{t`This quiz has no questions.`}</p>;
  return (
    <div class="stack quiz">
      <QuestionScreen
        key={question.n}
        quiz={quiz}
        attempt={attempt}
        question={question}
        answer={answerOf(attempt, question)}
        written={draftOf(attempt, question)}
        onDraft={(text) => answer(screen.id, question.n, draftValue(text))}
        onAnswer={(value) => answer(screen.id, question.n, value)}
        onNext={() => goOn(screen.id, screen.index)}
        problem={problem}
      />
      {earlier}
    </div>
  );
}

/** Where an attempt goes on. */
function screenOf({ id, attempt }: NamedAttempt, byVersion: QuizVersions): Screen {
  const { version } = attempt;
  const questions = byVersion.get(version)?.questions ?? [];
  const next = nextOpen(questions, attempt);
  return { kind: 'question', id, version, index: next ? questions.indexOf(next) : questions.length - 1 };
}

/** On a full phone the attempt begins all the same: nothing is lost by it until the course is updated. */
const keepWords = (attempt: string, { course, version, lang, item }: QuizInHand): Promise<void> =>
  keepForAttempt(deps().library, { attempt, course, version, lang, quiz: item.number }).catch(unlessFull);
