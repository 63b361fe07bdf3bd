import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

type MediaEventName = keyof HTMLVideoElementEventMap;

/** What a video says of itself, read anew at each of the events; `initial` before there is one. What is equal paints nothing. */
export function useMedia<T>(
  video: RefObject<HTMLVideoElement | null>,
  events: readonly MediaEventName[],
  read: (video: HTMLVideoElement) => T,
  initial: T,
): T {
  const [value, setValue] = useState(initial);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the events are named once, and reading has no memory.
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const update = () => setValue(read(element));
    update();
    for (const event of events) element.addEventListener(event, update);
    return () => {
      for (const event of events) element.removeEventListener(event, update);
    };
  }, [video]);
  return value;
}
