import { useEffect } from 'preact/hooks';
import { lookForUpdates } from '../../data/library/look-for-updates.ts';
import { readUpdates, type Update } from '../../data/library/updates.ts';
import { useLive } from '../../ui/use-live.ts';
import { useOnline } from '../../ui/use-online.ts';
import { deps } from '../deps.ts';

/** The updates of the courses on this phone. With a line they are looked for, which moves some kB a course. */
export function useUpdates(): readonly Update[] {
  const isOnline = useOnline();
  useEffect(() => {
    if (!isOnline) return;
    const stop = new AbortController();
    lookForUpdates(deps(), { signal: stop.signal }).catch(
      (error: unknown) => stop.signal.aborted || reportError(error),
    );
    return () => stop.abort();
  }, [isOnline]);
  return useLive(() => readUpdates(deps().library), []) ?? [];
}
