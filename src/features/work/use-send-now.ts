import { useEffect, useRef, useState } from 'preact/hooks';
import { roundDeps } from '../../app/round-deps.ts';
import type { SyncOutcomeKind } from '../../data/study/sync-outcome.ts';
import { exchangeProfiles } from '../../sync/exchange-profiles.ts';

interface SendNow {
  readonly isSending: boolean;
  /** How her own part of it ended the last time; undefined before the first. */
  readonly outcome: SyncOutcomeKind | undefined;
  send(): Promise<void>;
}

/** An exchange for everybody on this phone when she asks for one. It ends with the page: the app's own exchanges go on. */
export function useSendNow(): SendNow {
  const [isSending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<SyncOutcomeKind>();
  const page = useRef(new AbortController());
  useEffect(() => () => page.current.abort(), []);

  async function send(): Promise<void> {
    const { signal } = page.current;
    setSending(true);
    try {
      const [mine] = await exchangeProfiles(roundDeps(), { signal });
      setOutcome(mine?.kind);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      setSending(false);
    }
  }
  return { isSending, outcome, send };
}
