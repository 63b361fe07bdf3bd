import { useLayoutEffect, useRef } from 'preact/hooks';

/** Scrolls once to an item of the page, and inside a text to the block she was at, before the page is painted. */
export function useOpenAt(item: number | undefined, isReady: boolean): void {
  const isDone = useRef(false);
  useLayoutEffect(() => {
    if (!isReady || isDone.current) return;
    isDone.current = true;
    const section = item === undefined ? null : document.getElementById(`item-${item}`);
    const target = section?.querySelector('[data-place]') ?? section;
    // The first thing on the page is best seen with the page's head.
    if (target && target !== document.querySelector('.lesson > section')) target.scrollIntoView();
  }, [item, isReady]);
}
