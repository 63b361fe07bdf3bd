import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { forgetHeights, groupsBetween, measured, nextDrawn, type WindowLayout } from './window-layout.ts';

/** Which groups of a long list are drawn: those of the screen, and of one screen before and after it. */
export function useWindow(list: RefObject<HTMLElement | null>, layout: WindowLayout): readonly number[] {
  const [drawn, setDrawn] = useState<readonly number[]>([]);
  const shown = useMemo(() => drawn.filter((group) => group < layout.heights.length), [drawn, layout]);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    let frame = 0;
    let after: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      frame = 0;
      const next = drawnAt(element, layout, shown);
      if (next.join() !== shown.join()) setDrawn(next);
    };
    // Behind the frame, not inside it: a card and the frame that shows it are two short tasks, and the layout stands.
    const inFrame = () => {
      frame ||= requestAnimationFrame(() => {
        after = setTimeout(look);
      });
    };
    const stop = new AbortController();
    addEventListener('scroll', inFrame, { passive: true, signal: stop.signal });
    addEventListener('resize', inFrame, { passive: true, signal: stop.signal });
    // One group a frame, until all that are wanted are there.
    inFrame();
    const stopMeasuring = measureGroups(element, layout);
    return () => {
      stop.abort();
      stopMeasuring();
      cancelAnimationFrame(frame);
      clearTimeout(after);
    };
  }, [list, layout, shown]);

  return shown;
}

/** What is drawn next, where the list stands now. */
function drawnAt(list: HTMLElement, layout: WindowLayout, drawn: readonly number[]): number[] {
  const { top } = list.getBoundingClientRect();
  const wanted = groupsBetween(layout, -top - innerHeight, -top + 2 * innerHeight);
  return nextDrawn(drawn, wanted, focusedGroup(list));
}

/** What has the focus stays where it is. */
function focusedGroup(list: HTMLElement): number | undefined {
  const group = document.activeElement?.closest('[data-group]');
  return group && list.contains(group) ? groupOf(group) : undefined;
}

const groupOf = (element: Element): number => Number(element.getAttribute('data-group'));

const widths = new WeakMap<WindowLayout, number>();

/** Keeps the heights of what is drawn up to date. */
function measureGroups(list: HTMLElement, layout: WindowLayout): () => void {
  const observer = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) {
      const [size] = borderBoxSize;
      if (!size) continue;
      if (target === list) {
        if (widths.get(layout) !== size.inlineSize) forgetHeights(layout);
        widths.set(layout, size.inlineSize);
      } else {
        measured(layout, groupOf(target), size.blockSize);
      }
    }
  });
  observer.observe(list);
  for (const group of list.querySelectorAll('[data-group]')) observer.observe(group);
  return () => observer.disconnect();
}
