import { useEffect, useRef, useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { forgetLoss } from '../../app/sentinel.ts';
import type { SyncOutcomeKind } from '../../data/study/sync-outcome.ts';
import type { BackupProblem } from '../../protocol/people/backup-file.ts';
import { runExchange } from '../../sync/exchange.ts';
import type { PeopleProblem } from '../../sync/people.ts';

export type Way = 'server' | 'login' | 'file';

export interface RescueFailure {
  readonly way: Way;
  readonly problem: PeopleProblem | BackupProblem | 'full';
  /** Where the server asks for patience. */
  readonly retryAfterSeconds?: number;
}

/** What came of a way: back, or not. */
export type WayResult = { readonly ok: true } | ({ readonly ok: false } & Omit<RescueFailure, 'way'>);

export interface Rescue {
  /** The way that is being tried. */
  readonly busy: Way | undefined;
  /** Why the way that was tried last did not lead back. */
  readonly failed: RescueFailure | undefined;
  /** How the exchange ended that was to bring all back; undefined before a way has succeeded. */
  readonly outcome: SyncOutcomeKind | undefined;
  /** Tries a way; where it succeeds, all that the server has comes down. */
  follow(way: Way, work: (signal: AbortSignal) => Promise<WayResult>): Promise<void>;
  fail(failure: RescueFailure | undefined): void;
}

/** The way back, whichever it is. A page that was left tries no further; what it began can be begun again. */
export function useRescue(): Rescue {
  const [busy, setBusy] = useState<Way>();
  const [failed, fail] = useState<RescueFailure>();
  const [outcome, setOutcome] = useState<SyncOutcomeKind>();
  const page = useRef(new AbortController());
  useEffect(() => () => page.current.abort(), []);

  async function follow(way: Way, work: (signal: AbortSignal) => Promise<WayResult>): Promise<void> {
    const { signal } = page.current;
    setBusy(way);
    fail(undefined);
    try {
      const { ok, ...why } = await work(signal);
      if (ok) setOutcome(await bringBack(signal));
      else if ('problem' in why) fail({ way, ...why });
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      setBusy(undefined);
    }
  }
  return { busy, failed, outcome, follow, fail };
}

async function bringBack(signal: AbortSignal): Promise<SyncOutcomeKind> {
  const { study, fetch, random, now } = deps();
  forgetLoss(study, now());
  // Without the lock: two at once are harmless, and she waits for this one.
  return (await runExchange({ db: study, fetch, random, now }, { signal })).kind;
}
