import { useEffect, useState } from 'preact/hooks';
import { listDeps } from '../../app/deps.ts';
import { refreshCatalogue } from '../../data/library/refresh-catalogue.ts';
import type { Freshness } from './freshness-note.tsx';
import { refreshHits } from './search-hits.ts';

/** Asks for a newer catalogue when the page opens and when the network comes back. */
export function useRefresh(lang: string): Freshness {
  const [freshness, setFreshness] = useState<Freshness>('asking');
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const refresh = () => {
      setFreshness('asking');
      refreshCatalogue(listDeps(), lang, { signal }).then(
        (answer) => {
          setFreshness(answer);
          if (answer === 'new') refreshHits();
        },
        () => {
          if (!signal.aborted) setFreshness('offline');
        },
      );
    };
    refresh();
    addEventListener('online', refresh, { signal });
    return () => controller.abort();
  }, [lang]);
  return freshness;
}
