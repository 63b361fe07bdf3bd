import { useEffect, useRef, useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import type { SyncOutcomeKind } from '../../data/study/sync-outcome.ts';
import { runExchange } from '../../sync/exchange.ts';

interface SendNow {
  readonly isSending: boolean;
  /** How the last exchange from this button ended; undefined before the first. */
  readonly outcome: SyncOutcomeKind | undefined;
  send(): Promise<void>;
}

/** An exchange when she asks for one. It ends with the page: the app's own exchanges go on. */
export function useSendNow(): SendNow {
  const [isSending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<SyncOutcomeKind>();
  const page = useRef(new AbortController());
  useEffect(() => () => page.current.abort(), []);

  async function send(): Promise<void> {
    const { study, fetch, random, now } = deps();
    const { signal } = page.current;
    setSending(true);
    try {
      const { kind } = await runExchange({ db: study, fetch, locks: navigator.locks, random, now }, { signal });
      setOutcome(kind);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      setSending(false);
    }
  }
  return { isSending, outcome, send };
}
