import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isOnWords } from './paint-words.ts';
import type { FoundNote } from './use-found-notes.ts';

/** Opens a note when its coloured words are tapped. They are no elements, so the tap is looked for among them. */
export function useOpenOnTap(
  prose: RefObject<HTMLElement | null>,
  found: readonly FoundNote[],
  onOpen: (note: FoundNote['note']) => void,
): void {
  const opener = useRef(onOpen);
  opener.current = onOpen;
  useEffect(() => {
    const element = prose.current;
    if (!element) return;
    const open = ({ target, clientX, clientY }: MouseEvent): void => {
      if (!getSelection()?.isCollapsed) return;
      if (target instanceof Element && target.closest('a, button, summary, input')) return;
      const tapped = found.find(({ ranges }) => isOnWords(ranges, clientX, clientY));
      if (tapped) opener.current(tapped.note);
    };
    element.addEventListener('click', open);
    return () => element.removeEventListener('click', open);
  }, [prose, found]);
}
