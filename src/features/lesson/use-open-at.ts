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
    if (!target || target === document.querySelector('.lesson > section')) return;
    // Where a text is there at once, the page around this one has yet to scroll to its top.
    queueMicrotask(() => scrollTo(target));
  }, [item, isReady]);
}

/** What is above a block of a long text gets its true height only once it comes near the screen: a few frames later. */
function scrollTo(target: Element, frames = 4): void {
  target.scrollIntoView();
  if (frames > 0) requestAnimationFrame(() => scrollTo(target, frames - 1));
}
