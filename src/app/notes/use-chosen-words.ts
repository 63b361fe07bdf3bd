import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** The part of a text that is selected, as long as it is; undefined where nothing is. */
export function useChosenWords(prose: RefObject<HTMLElement | null>): Range | undefined {
  const [range, setRange] = useState<Range>();
  useEffect(() => {
    const look = (): void => setRange(chosenIn(prose.current));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [prose]);
  return range;
}

function chosenIn(prose: HTMLElement | null): Range | undefined {
  const selection = getSelection();
  if (!prose || !selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const isInside = prose.contains(range.startContainer) || prose.contains(range.endContainer);
  return isInside && range.toString().trim() !== '' ? range.cloneRange() : undefined;
}
