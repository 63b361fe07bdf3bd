import { useRef, useState } from 'preact/hooks';
import type { Answers } from '../../data/study/record-answer.ts';
import type { Attempt } from '../../protocol/facts/attempt.ts';
import { MAX_LAMPORT } from '../../protocol/facts/stamped.ts';
import type { NamedAttempt } from './quiz-walk.ts';

/** What this page has put on the disk of one attempt. */
export interface JustKept {
  readonly id: string;
  readonly version: number;
  readonly answers: Answers;
}

/** The attempts with what was kept just now. */
export function withJustKept(attempts: readonly NamedAttempt[], kept: JustKept | undefined): readonly NamedAttempt[] {
  if (!kept) return attempts;
  const known = attempts.find(({ id }) => id === kept.id)?.attempt;
  const answers = new Map(known?.answers);
  for (const [question, value] of kept.answers) answers.set(question, { lamport: MAX_LAMPORT, replica: '', value });
  const attempt: Attempt = { version: known?.version ?? kept.version, answers };
  return known
    ? attempts.map((one) => (one.id === kept.id ? { id: kept.id, attempt } : one))
    : [...attempts, { id: kept.id, attempt }];
}

/** The attempts, the one on the screen as this page has kept it: it need not wait until the database tells what it was told. */
export function useJustKept(saved: readonly NamedAttempt[]) {
  const kept = useRef<JustKept | undefined>(undefined);
  const [, setKept] = useState<JustKept>();
  const attempts = withJustKept(saved, kept.current);
  return {
    attempts,
    keep: ({ id, version }: Omit<JustKept, 'answers'>, answers: Answers): void => {
      const before = kept.current?.id === id ? kept.current.answers : [];
      kept.current = { id, version, answers: new Map([...before, ...answers]) };
      setKept(kept.current);
    },
    /** As it is kept now, though the screen does not show it yet. */
    attemptNow: (id: string): Attempt | undefined =>
      withJustKept(saved, kept.current).find((one) => one.id === id)?.attempt,
  };
}
