import { useEffect, useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { type KeptMarks, readMarks } from '../../data/study/kept-marks.ts';
import { unsentAttempts } from '../../data/study/unsent-attempts.ts';
import { useLive } from '../../ui/use-live.ts';
import { useOnline } from '../../ui/use-online.ts';

/** How the marking of a sealed quiz stands, by attempt. */
export interface Marking {
  /** The attempts of which the server has not everything yet. */
  readonly unsent: ReadonlySet<string>;
  /** Per cent, as the server marked them. */
  readonly marks: KeptMarks;
}

/** The marks that are known here, and the server's newest ones once there is a line. Undefined where nothing is marked elsewhere. */
export function useMarking(course: number, quiz: number, isSealed: boolean): Marking | undefined {
  const isOnline = useOnline();
  const [marks, setMarks] = useState<KeptMarks>(new Map());
  const unsent = useLive(
    async () => (isSealed ? unsentAttempts(deps().study, course, quiz) : undefined),
    [course, quiz, isSealed],
  );
  // Asked again once something has been sent.
  const waiting = unsent && [...unsent].join();
  useEffect(() => {
    if (waiting === undefined) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    const ask = async () => {
      setMarks(await readMarks(course, quiz));
      if (!isOnline) return;
      const { bringMarks } = await import('./later/bring-marks.ts');
      const brought = await bringMarks(course, quiz, { signal });
      if (brought && !signal.aborted) setMarks(brought);
    };
    // What is not told now is told the next time.
    ask().catch(() => undefined);
    return () => leaving.abort();
  }, [course, quiz, isOnline, waiting]);
  return unsent && { unsent, marks };
}
