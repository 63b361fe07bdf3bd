import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { StudyProblem } from '../../app/study/study-problem.tsx';
import { handIn } from '../../data/study/hand-in.ts';
import { recordAnswer } from '../../data/study/record-answer.ts';
import { recordPlace } from '../../data/study/record-place.ts';
import { startAttempt } from '../../data/study/start-attempt.ts';
import type { Value } from '../../protocol/facts/value.ts';
import { requestSync } from '../../sync/when.ts';
import { attemptRows, type QuestionsByVersion } from './attempt-rows.ts';
import { EntryScreen } from './entry-screen.tsx';
import { QuestionScreen } from './question-screen.tsx';
import type { QuizInHand } from './quiz-in-hand.ts';
import {
  answerOf,
  draftOf,
  draftValue,
  type NamedAttempt,
  nextOpen,
  openAttempt,
  waitsForUpdate,
} from './quiz-walk.ts';
import { ResultScreen } from './result-screen.tsx';
import type { WayOn } from './way-on.ts';

interface QuizScreensProps {
  quiz: QuizInHand;
  attempts: readonly NamedAttempt[];
  byVersion: QuestionsByVersion;
  way: WayOn;
}

type Screen =
  | { readonly kind: 'entry' }
  | { readonly kind: 'question'; readonly id: string; readonly index: number }
  | { readonly kind: 'result'; readonly id: string };

/** One screen after another. An attempt that is not handed in goes on where it stopped, on whichever phone. */
export function QuizScreens({ quiz: current, attempts, byVersion, way }: QuizScreensProps) {
  const { course, item } = current;
  const ref = { course, item: item.number };
  const open = openAttempt(attempts, byVersion);
  const [screen, setScreen] = useState<Screen>(() => (open ? screenOf(open, byVersion) : { kind: 'entry' }));
  const [error, setError] = useState<{ problem: unknown; retry: () => void }>();

  // An attempt is asked, shown and scored by the version that it was begun on, here or on another phone.
  const attempt = screen.kind === 'entry' ? undefined : attempts.find(({ id }) => id === screen.id)?.attempt;
  const asked = attempt && byVersion.get(attempt.version);
  const quiz = attempt && asked ? { ...current, ...asked, version: attempt.version } : current;
  const { version, questions } = quiz;

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
      setScreen({ kind: 'question', id, index: 0 });
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
      if (next) return setScreen({ kind: 'question', id, index: questions.indexOf(next) });
      await handIn(deps().study, { ...ref, id, version });
      requestSync();
      setScreen({ kind: 'result', id });
    });

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
          onBegin={begin}
        />
        {problem}
      </div>
    );
  }
  if (screen.kind === 'result') {
    return (
      <div class="stack quiz">
        <ResultScreen quiz={quiz} attempt={attempt} id={screen.id} rows={rows} way={way} onAgain={begin} />
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
    </div>
  );
}

/** Where an attempt goes on. */
function screenOf({ id, attempt }: NamedAttempt, byVersion: QuestionsByVersion): Screen {
  const questions = byVersion.get(attempt.version)?.questions ?? [];
  const next = nextOpen(questions, attempt);
  return { kind: 'question', id, index: next ? questions.indexOf(next) : questions.length - 1 };
}
