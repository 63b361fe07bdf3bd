import { useEffect, useState } from 'preact/hooks';
import type { Rung } from '../../../src/protocol/pack/module-manifest.ts';
import type { PreviewState } from '../../wire/preview-state.ts';
import { clearForSession, setAppLook } from './app-storage.ts';
import { bringCourse, keepDownloading } from './bring-course.ts';

export interface Look {
  lang: string;
  rung: Rung;
  theme: 'light' | 'dark';
}

/**
 * Keeps the course in the app what the last good build made of it, in the look that is asked for. `shown` is new each time the app
 * is to be loaded anew, since the words and the theme that it has read at its start have changed, or the course has.
 */
export function useShownCourse(state: PreviewState | undefined, look: Look | undefined) {
  const [shown, setShown] = useState<{ course: number; version: number; look: Look }>();
  const [error, setError] = useState<unknown>();
  const { session, rootKey, course } = state ?? {};
  const { number, version } = course ?? {};
  const { lang, rung, theme } = look ?? {};
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const bring = async (): Promise<void> => {
      if (!session || !rootKey || number === undefined || version === undefined || !lang || !rung || !theme) return;
      await clearForSession(session);
      signal.throwIfAborted();
      setAppLook({ lang, theme });
      void keepDownloading(signal).catch(setError);
      await bringCourse({ course: number, version, lang, rung, rootKey }, signal);
      setError(undefined);
      setShown({ course: number, version, look: { lang, rung, theme } });
    };
    bring().catch((problem: unknown) => {
      if (!signal.aborted) setError(problem);
    });
    return () => stop.abort();
  }, [session, rootKey, number, version, lang, rung, theme]);
  return { shown, error };
}
