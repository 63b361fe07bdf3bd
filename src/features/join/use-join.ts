import { useEffect, useRef, useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { readMembership } from '../../data/study/read.ts';
import type { CodeInfo, Membership } from '../../protocol/people/api.ts';
import { joinWithCode, lookUpCode } from '../../sync/people.ts';
import { requestSync } from '../../sync/when.ts';
import { useLive } from '../../ui/use-live.ts';
import type { JoinProblem } from './join-words.ts';

/** How far she is: a code to type, what it turned out to be, and the end. */
export type JoinStep =
  | { readonly kind: 'code' }
  | { readonly kind: 'found'; readonly code: string; readonly info: CodeInfo }
  | { readonly kind: 'joined'; readonly info: CodeInfo; readonly membership: Membership };

export interface Joining {
  readonly step: JoinStep;
  readonly isBusy: boolean;
  readonly problem: JoinProblem | undefined;
  /** What the server knows her as already. */
  readonly membership: Membership | undefined;
  lookUp(code: string): Promise<void>;
  /** Uses the code that was found. A class wants a name. */
  join(name?: string): Promise<void>;
  /** Back to the code, as if nothing had been typed. */
  restart(): void;
}

/** The way from a code to being in. Nothing is kept on this phone before the server has said yes. */
export function useJoin(): Joining {
  const [step, setStep] = useState<JoinStep>({ kind: 'code' });
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<JoinProblem>();
  const membership = useLive(() => readMembership(deps().study), []);
  const page = useRef(new AbortController());
  useEffect(() => () => page.current.abort(), []);

  const show = (next: JoinStep): void => {
    setProblem(undefined);
    setStep(next);
  };

  /** Runs one question to the server at a time; its answer is not shown on a page that was left. */
  async function whileBusy(work: (signal: AbortSignal) => Promise<JoinStep | JoinProblem>): Promise<void> {
    const { signal } = page.current;
    setBusy(true);
    try {
      const result = await work(signal);
      if ('problem' in result) setProblem(result);
      else show(result);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      setBusy(false);
    }
  }

  return {
    step,
    isBusy,
    problem,
    membership,
    lookUp: (code) =>
      whileBusy(async (signal) => {
        const found = await lookUpCode(peopleDeps(), code, { signal });
        return found.ok ? { kind: 'found', code, info: found.info } : found;
      }),
    join: async (name) => {
      if (step.kind !== 'found') return;
      const { code, info } = step;
      await whileBusy(async (signal) => {
        const joined = await joinWithCode(peopleDeps(), code, name, { signal });
        if (!joined.ok) return joined;
        // What she did before goes up now, and what her other phones did comes down.
        requestSync();
        return { kind: 'joined', info, membership: joined.membership };
      });
    },
    restart: () => show({ kind: 'code' }),
  };
}

function peopleDeps() {
  const { study, fetch } = deps();
  return { db: study, fetch };
}
