import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** The block of a text that a note or a bookmark is meant for, while she chooses it. */
export interface Aim {
  /** Its place among the blocks; undefined while nothing is chosen. */
  readonly index: number | undefined;
  readonly element: HTMLElement | undefined;
  /** Begins at the block that she reads. */
  begin(): void;
  /** To the block before (-1) or behind (1). */
  move(step: -1 | 1): void;
  end(): void;
}

/** Readers look at the upper part of a screen. */
const READING_LINE = 1 / 3;

export function useAim(prose: RefObject<HTMLElement | null>): Aim {
  const [index, setIndex] = useState<number>();
  const blocks = () => [...(prose.current?.querySelectorAll<HTMLElement>('[data-block]') ?? [])];
  const element = index === undefined ? undefined : blocks()[index];
  useEffect(() => {
    if (!element) return;
    element.dataset.aim = '';
    return () => {
      delete element.dataset.aim;
    };
  }, [element]);
  return {
    index,
    element,
    begin() {
      const all = blocks();
      const read = all.findIndex((block) => block.getBoundingClientRect().bottom > innerHeight * READING_LINE);
      setIndex(read < 0 ? all.length - 1 : read);
    },
    move(step) {
      const next = (index ?? 0) + step;
      const block = blocks()[next];
      if (!block) return;
      setIndex(next);
      block.scrollIntoView({ block: 'center' });
    },
    end: () => setIndex(undefined),
  };
}
