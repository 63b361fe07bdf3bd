import { isUntouched } from '../data/study/is-untouched.ts';
import type { SyncOutcome } from '../data/study/sync-outcome.ts';
import { watchUnsent } from '../data/study/watch-unsent.ts';
import { makeAlarm } from './alarm.ts';
import { backOffMs } from './back-off.ts';
import { registerBackgroundSync } from './background-sync.ts';
import type { Cancel } from './deps.ts';
import type { RoundDeps } from './exchange-profiles.ts';
import { isWorthRetrying } from './is-worth-retrying.ts';
import { mayAnyHaveUnsent } from './may-have-unsent.ts';

/** Several activities that end together go up together. */
const REQUESTED_DELAY_MS = 500;
/** What is recorded on the way, every few seconds of a video, goes up once a minute: it has to cost next to nothing. */
const RECORDED_DELAY_MS = 60_000;
/** A proxy's slip must not silence the page for a day. */
const LONGEST_PAUSE_MS = 3_600_000;

/** The parts of a page that tell when an exchange is worth trying. */
export interface Page {
  readonly window: EventTarget;
  readonly document: EventTarget & Pick<Document, 'visibilityState'>;
  registerSync(): Promise<void>;
}

const thisPage = (): Page => ({ window, document, registerSync: registerBackgroundSync });

const requests = new EventTarget();

/** An activity has ended, or a button was pressed: send soon. */
export const requestSync = (): void => {
  requests.dispatchEvent(new Event('request'));
};

/**
 * Exchanges for all people of this phone while the page is open: at once, when it comes to the front, when there is a line again,
 * when asked, and again with back-off while something is unsent; never before the server wants it. Ends when `signal` is aborted.
 */
export async function keepSending(deps: RoundDeps, { signal }: Cancel, page = thisPage()): Promise<void> {
  const alarm = makeAlarm({ signal });
  requests.addEventListener('request', () => alarm.set(REQUESTED_DELAY_MS), { signal });
  page.window.addEventListener('online', () => alarm.set(0), { signal });
  page.document.addEventListener(
    'visibilitychange',
    async () => {
      if (page.document.visibilityState === 'visible') alarm.set(0);
      else if (await mayAnyHaveUnsent(deps)) await page.registerSync();
    },
    { signal },
  );
  watchUnsent(deps.db, () => alarm.set(RECORDED_DELAY_MS), { signal });

  alarm.set(0);
  for (let failures = 0; ; ) {
    await alarm.rings();
    if (signal.aborted) return;
    const outcomes = await runRound(deps, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (!outcomes) return;
    failures = outcomes.some(isWorthRetrying) ? failures + 1 : 0;
    if (failures > 0 && (await mayAnyHaveUnsent(deps))) {
      alarm.set(backOffMs(failures, deps.random));
      await page.registerSync();
    }
    await pause(outcomes, signal);
  }
}

/** The code of the exchange is fetched when there is something to say for the first time: a first visit has nothing. */
async function runRound(deps: RoundDeps, cancel: Cancel): Promise<readonly SyncOutcome[]> {
  const isUnused = await isUntouched(deps.db).catch(() => false);
  if (isUnused && !(await mayAnyHaveUnsent(deps))) return [];
  const code = await import('./exchange-profiles.ts').catch(() => undefined);
  return code ? code.exchangeProfiles(deps, cancel) : [{ kind: 'offline' }];
}

/** The server decides the pace: no occasion counts before its time. */
async function pause(outcomes: readonly SyncOutcome[], signal: AbortSignal): Promise<void> {
  const seconds = Math.max(
    0,
    ...outcomes.map((outcome) => ('retryAfterSeconds' in outcome ? outcome.retryAfterSeconds : 0)),
  );
  if (seconds === 0) return;
  const rest = makeAlarm({ signal });
  rest.set(Math.min(LONGEST_PAUSE_MS, 1000 * seconds));
  await rest.rings();
}
