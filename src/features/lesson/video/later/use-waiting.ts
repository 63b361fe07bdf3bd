import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Coverage } from '../../../../protocol/facts/coverage.ts';
import type { PlayHead } from '../use-play-head.ts';

/** It stops so long before the first second that is not here: browsers read ahead. */
const MARGIN_SECONDS = 0.5;
/** It goes on when so much is here, not for a blink. */
const ENOUGH_SECONDS = 2;

interface Waiting {
  /** The seconds that are here; undefined while that is not known. */
  here: Coverage | undefined;
  lengthSeconds: number;
  head: PlayHead;
  onFail: () => void;
}

/** Where what is here ends that a second lies in; the second itself where it is not here. */
const endOf = (here: Coverage, second: number): number =>
  here.find(([from, to]) => from <= second + MARGIN_SECONDS && second < to)?.[1] ?? second;

/** Stops a video before what is not here, and lets it go on when that has come. */
export function useWaiting(video: RefObject<HTMLVideoElement | null>, { here, lengthSeconds, head, onFail }: Waiting) {
  /** Undefined while it need not wait; else whether it plays on by itself. */
  const [waiting, setWaiting] = useState<{ readonly isPlaying: boolean }>();
  const now = useRef(waiting);
  const mendedAt = useRef<number>(undefined);
  const change = (next: typeof waiting) => {
    now.current = next;
    setWaiting(next);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: how to change and to reload is the same all along.
  useEffect(() => {
    const element = video.current;
    if (!element || !here) return;
    const listening = new AbortController();
    const isMissing = (ahead: number) => {
      const [second, end] = [head.second(), endOf(here, head.second())];
      return end < lengthSeconds - MARGIN_SECONDS && end - second < ahead;
    };
    const look = () => {
      if (!isMissing(MARGIN_SECONDS)) return now.current && goOn();
      const isPlaying = !element.paused || (now.current?.isPlaying ?? false);
      element.pause();
      if (now.current?.isPlaying !== isPlaying) change({ isPlaying });
    };
    const goOn = () => {
      const wasPlaying = now.current?.isPlaying ?? false;
      change(undefined);
      // A browser that waits for bytes at one place would not look at another before it has them.
      head.reload(wasPlaying);
    };
    const mend = () => {
      if (element.error?.code === MediaError.MEDIA_ERR_DECODE) return;
      if (isMissing(MARGIN_SECONDS)) return look();
      // It gave up what it read ahead. Where that does not bring it further, nothing will.
      if (mendedAt.current === head.second()) return onFail();
      mendedAt.current = head.second();
      head.reload();
    };
    for (const type of ['timeupdate', 'seeking', 'play', 'loadedmetadata'] as const)
      element.addEventListener(type, look, { signal: listening.signal });
    element.addEventListener('error', mend, { signal: listening.signal });
    if (now.current && !isMissing(ENOUGH_SECONDS)) goOn();
    else if (element.error) mend();
    else look();
    return () => listening.abort();
  }, [video, here, lengthSeconds]);

  return waiting;
}
