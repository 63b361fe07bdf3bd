import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { onHide } from '../../app/study/on-hide.ts';
import { recordPlace } from '../../data/study/record-place.ts';
import { recordRead } from '../../data/study/record-read.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import type { TextItem } from '../../protocol/pack/module-manifest.ts';
import { observeBlocks } from './observe-blocks.ts';
import { placeIn } from './place.ts';
import { createReadTracker } from './read-tracker.ts';

const SAVE_EVERY_MS = 3000;

interface Reading {
  course: number;
  item: TextItem;
  facts: readonly Fact[];
  /** Of the text that is shown; undefined while there is none. */
  lang: string | undefined;
}

/** Notes which blocks of a text were before her eyes, and where she is: every few seconds, and when the page is hidden. */
export function useReading(prose: RefObject<HTMLElement | null>, { course, item, facts, lang }: Reading) {
  const [error, setError] = useState<unknown>();
  const save = useRef(async () => {});
  const placeNow = useRef(placeIn(item.number, facts));

  useEffect(() => {
    if (!prose.current || lang === undefined) return;
    const ref = { course, item: item.number };
    const tracker = createReadTracker();
    const stopObserving = observeBlocks(prose.current, tracker);
    const listening = new AbortController();

    save.current = async () => {
      const blocks = tracker.take(performance.now());
      const place = tracker.topmost(item.blocks);
      try {
        await recordRead(deps().study, ref, blocks);
        if (place !== undefined && place !== placeNow.current) {
          await recordPlace(deps().study, ref, place);
          placeNow.current = place;
        }
        setError(undefined);
      } catch (problem) {
        tracker.giveBack(blocks);
        setError(problem);
      }
    };
    const timer = setInterval(() => void save.current(), SAVE_EVERY_MS);
    onHide(() => save.current(), listening.signal);
    return () => {
      clearInterval(timer);
      listening.abort();
      stopObserving();
      void save.current();
    };
  }, [prose, course, item, lang]);

  return { error, retry: () => void save.current() };
}
