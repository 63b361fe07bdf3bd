import { useMemo, useRef, useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { saveAll } from '../../app/study/on-hide.ts';
import { keepForAttempt } from '../../data/library/open-attempts.ts';
import { unlessFull } from '../../data/library/pack-problem.ts';
import { keepCounted, keepDraft, readUnfinished, type Unfinished } from '../../data/library/unfinished.ts';
import { claimedMinute, claimedSecond } from '../../data/study/claimed-time.ts';
import { handIn } from '../../data/study/hand-in.ts';
import { recordAnswer, recordAnswerHere } from '../../data/study/record-answer.ts';
import { recordBegun } from '../../data/study/record-begun.ts';
import { startAttempt } from '../../data/study/start-attempt.ts';
import { BEGUN, HANDED_IN } from '../../protocol/facts/attempt.ts';
import type { Value } from '../../protocol/facts/value.ts';
import { shuffleQuiz } from '../../protocol/quiz/shuffle.ts';
import { begunSecond } from '../../protocol/quiz/time-limit.ts';
import { requestSync } from '../../sync/when.ts';
import { useJustKept } from './just-kept.ts';
import { lastAnswers } from './last-answers.ts';
import type { QuizInHand, QuizVersions } from './quiz-in-hand.ts';
import { draftValue, type NamedAttempt, nextOpen, openAttempt } from './quiz-walk.ts';
import type { FormValues } from './read-answer.ts';
import { useTimeLeft } from './use-time-left.ts';

interface QuizWalkOptions {
  /** In the version that a new attempt begins on. */
  quiz: QuizInHand;
  attempts: readonly NamedAttempt[];
  byVersion: QuizVersions;
  /** What this phone holds of the attempt that can go on. */
  unfinished: Unfinished;
}

interface AtQuestion {
  readonly kind: 'question';
  readonly id: string;
  readonly version: number;
  readonly index: number;
}
export type Screen = { readonly kind: 'entry' } | AtQuestion | { readonly kind: 'result'; readonly id: string };

/** An attempt that is on the screen, and what this phone holds of it. */
interface UnderWay {
  readonly id: string;
  readonly counted: number;
  readonly openedMs: number;
}

const underWay = (id: string, { countedSeconds = 0 }: Unfinished): UnderWay => ({
  id,
  counted: countedSeconds,
  openedMs: performance.now(),
});

/** One screen after another; each moves only after what was done on it is on the disk. */
export function useQuizWalk({ quiz: current, attempts: saved, byVersion, unfinished }: QuizWalkOptions) {
  const ref = { course: current.course, item: current.item.number };
  const nameOf = (id: string) => ({ course: ref.course, quiz: ref.item, id });
  const { attempts, keep, attemptNow } = useJustKept(saved);
  const open = openAttempt(attempts, byVersion);
  const [screen, setScreen] = useState<Screen>(() => (open ? atNextOpen(open, byVersion) : { kind: 'entry' }));
  const [timed, setTimed] = useState(() => open && underWay(open.id, unfinished));
  const drafts = useRef<Readonly<Record<number, FormValues>>>(unfinished.drafts ?? {});
  const [error, setError] = useState<{ problem: unknown; retry: () => void }>();

  // An attempt is asked, shown and scored by the version that it was begun on, here or on another phone.
  const id = screen.kind === 'entry' ? undefined : screen.id;
  const attempt = attempts.find((one) => one.id === id)?.attempt;
  const version = attempt?.version ?? (screen.kind === 'question' ? screen.version : current.version);
  const quiz = useMemo(
    () => inOrder({ ...(byVersion.get(version) ?? current), lesson: current.lesson }, id),
    [byVersion, version, current, id],
  );

  const saving = async (work: () => Promise<void>) => {
    try {
      await work();
      setError(undefined);
    } catch (problem) {
      setError({ problem, retry: () => void saving(work) });
    }
  };
  const show = (next: AtQuestion, held: Unfinished) => {
    drafts.current = held.drafts ?? {};
    setTimed(underWay(next.id, held));
    setScreen(next);
  };
  const begin = () =>
    saving(async () => {
      const { study, library } = deps();
      // One that came from another phone meanwhile goes on first.
      if (open) return show(atNextOpen(open, byVersion), await readUnfinished(library, nameOf(open.id)));
      const begun = { ...ref, id: await startAttempt(study, ref), version: current.version };
      await keepWords(begun.id, current);
      if (current.item.limitMinutes !== undefined) {
        const nowMs = Date.now();
        await recordBegun(study, begun, nowMs);
        keep(begun, new Map([[BEGUN, { type: 'int', n: claimedSecond(nowMs) }]]));
      }
      const held = await readUnfinished(library, nameOf(begun.id));
      show({ kind: 'question', id: begun.id, version: begun.version, index: 0 }, held);
    });
  const finish = async (at: AtQuestion, answers: ReadonlyMap<number, Value>) => {
    const nowMs = Date.now();
    await handIn(deps().study, { ...ref, ...at }, nowMs, answers);
    keep(at, new Map([...answers, [HANDED_IN, { type: 'int', n: claimedMinute(nowMs) }]]));
    requestSync();
    setScreen({ kind: 'result', id: at.id });
  };

  const limitMinutes = screen.kind === 'question' ? quiz.item.limitMinutes : undefined;
  const begun = begunSecond(attempt);
  const limit = useMemo(
    () =>
      limitMinutes !== undefined && begun !== undefined && timed?.id === id
        ? { minutes: limitMinutes, begun, counted: timed?.counted ?? 0, openedMs: timed?.openedMs ?? 0 }
        : undefined,
    [limitMinutes, begun, timed, id],
  );
  const minutesLeft = useTimeLeft(limit, {
    onOver: () =>
      saving(async () => {
        if (screen.kind !== 'question') return;
        await saveAll();
        await finish(screen, lastAnswers(quiz.questions, attemptNow(screen.id), drafts.current));
      }),
    onCounted: (seconds) => id !== undefined && keepCounted(deps().library, nameOf(id), seconds).catch(unlessFull),
  });

  return {
    screen,
    quiz,
    attempt,
    attempts,
    open,
    error,
    /** Where the attempt has a time limit; undefined too until its clock was looked at. */
    time: limit && { limitMinutes: limit.minutes, minutesLeft },
    draft: (question: number): FormValues => drafts.current[question] ?? [],
    begin,
    answer: (at: AtQuestion, question: number, value: Value) =>
      saving(async () => {
        await recordAnswerHere(deps().study, { ...ref, ...at }, question, value);
        keep(at, new Map([[question, value]]));
      }),
    write: (at: AtQuestion, question: number, text: string) =>
      saving(async () => {
        await recordAnswer(deps().study, { ...ref, ...at }, question, draftValue(text));
        keep(at, new Map([[question, draftValue(text)]]));
      }),
    keepDraft: async (at: AtQuestion, question: number, values: FormValues) => {
      drafts.current = { ...drafts.current, [question]: values };
      await keepDraft(deps().library, nameOf(at.id), question, values).catch(unlessFull);
    },
    goOn: (at: AtQuestion) =>
      saving(async () => {
        const next = nextOpen(quiz.questions, attempt, at.index + 1);
        if (next) setScreen({ ...at, index: quiz.questions.indexOf(next) });
        else await finish(at, new Map());
      }),
  };
}

/** A quiz as an attempt shows it. */
const inOrder = (quiz: QuizInHand, attempt: string | undefined): QuizInHand =>
  attempt === undefined ? quiz : { ...quiz, questions: shuffleQuiz(quiz.questions, quiz.item.shuffle, attempt) };

/** Where an attempt goes on. */
function atNextOpen({ id, attempt }: NamedAttempt, byVersion: QuizVersions): AtQuestion {
  const { version } = attempt;
  const found = byVersion.get(version);
  const questions = found ? inOrder(found, id).questions : [];
  const next = nextOpen(questions, attempt);
  return { kind: 'question', id, version, index: next ? questions.indexOf(next) : questions.length - 1 };
}

/** On a full phone the attempt begins all the same: nothing is lost by it until the course is updated. */
const keepWords = (id: string, { course, version, lang, item }: QuizInHand): Promise<void> =>
  keepForAttempt(deps().library, { course, quiz: item.number, id }, { version, lang }).catch(unlessFull);
