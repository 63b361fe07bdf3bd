import { useEffect, useRef, useState } from 'preact/hooks';
import type { Rendition } from '../../protocol/pack/module-manifest.ts';

/**
 * What to play. A damaged chunk leaves the phone and comes back within moments while the video waits for it: the player stays
 * for that time, and goes only when it has failed.
 */
export function useRendition(here: Rendition | undefined) {
  const last = useRef(here);
  const [hasFailed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only its coming back makes good, not the same thing seen anew.
  useEffect(() => {
    if (here) setFailed(false);
  }, [here?.parts.at(-1)?.hash]);
  if (here) last.current = here;
  return { rendition: here ?? (hasFailed ? undefined : last.current), onFail: () => setFailed(true) };
}
