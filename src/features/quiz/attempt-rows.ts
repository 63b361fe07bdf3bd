import { isHandedIn } from '../../protocol/facts/attempt.ts';
import { countedAttempts, type Score, scoreAttempt } from '../../protocol/quiz/mark.ts';
import type { QuizInHand } from './quiz-in-hand.ts';
import { handedInAt, type NamedAttempt } from './quiz-walk.ts';
import type { Marking } from './use-marking.ts';

/** What an attempt came to. */
export type Outcome =
  | { readonly kind: 'scored'; readonly percent: number; readonly score?: Score }
  /** The questions it was answered on are not here: no score is better than a wrong one [ATT3]. */
  | { readonly kind: 'unknown' }
  /** Its questions are sealed, and the server has not told its mark yet [QUIZ6]. */
  | { readonly kind: 'unsent' | 'unmarked' };

/** A line of the table of attempts. */
export interface AttemptRow {
  readonly id: string;
  /** 1 for the oldest. */
  readonly position: number;
  readonly handedInMs: number | undefined;
  readonly outcome: Outcome;
  readonly isBest: boolean;
  /** Whether it is one more than the quiz has: two phones without a line can make it [QUIZ5]. It is kept and shown. */
  readonly isBeyond: boolean;
}

interface RowOptions {
  readonly marking?: Marking | undefined;
  /** How many attempts the quiz has; undefined where there is no end of them. */
  readonly most?: number | undefined;
}

/** The attempts that were handed in, oldest first, each scored with the version that it names. */
export function attemptRows(
  attempts: readonly NamedAttempt[],
  quizzes: ReadonlyMap<number, Pick<QuizInHand, 'questions'>>,
  { marking, most }: RowOptions = {},
): AttemptRow[] {
  const counted = new Set(countedAttempts(attempts, most).map(({ id }) => id));
  const rows = attempts
    .filter(({ attempt }) => isHandedIn(attempt))
    .map((named, index) => ({
      id: named.id,
      position: index + 1,
      handedInMs: handedInAt(named.attempt),
      outcome: outcomeOf(named, quizzes.get(named.attempt.version)?.questions, marking),
      isBeyond: !counted.has(named.id),
    }));
  const scored = rows.filter(({ outcome, isBeyond }) => outcome.kind === 'scored' && !isBeyond);
  const best = Math.max(-1, ...scored.map(({ outcome }) => percentOf(outcome)));
  const bestRow = scored.find(({ outcome }) => percentOf(outcome) === best);
  return rows.map((row) => ({ ...row, isBest: row === bestRow }));
}

const percentOf = (outcome: Outcome): number => (outcome.kind === 'scored' ? outcome.percent : -1);

function outcomeOf(
  { id, attempt }: NamedAttempt,
  asked: QuizInHand['questions'] | undefined,
  marking: Marking | undefined,
): Outcome {
  const marked = marking?.marks.get(id);
  if (marked !== undefined) return { kind: 'scored', percent: marked };
  if (!asked) return { kind: 'unknown' };
  if (asked.some(({ type }) => type === 'sealed')) return { kind: marking?.unsent.has(id) ? 'unsent' : 'unmarked' };
  const score = scoreAttempt(asked, attempt);
  return { kind: 'scored', percent: score.percent, score };
}
