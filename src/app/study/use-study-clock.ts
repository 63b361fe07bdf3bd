import { useEffect } from 'preact/hooks';
import { recordSecondsStudied } from '../../data/study/record-seconds-studied.ts';
import { deps } from '../deps.ts';
import { onHide } from './on-hide.ts';
import { createStudyClock } from './study-clock.ts';

const SAVE_EVERY_MS = 15_000;

/** `timeupdate`: a video plays. It does not bubble, so all of these are caught on their way down. */
const SIGNS = ['pointerdown', 'keydown', 'scroll', 'timeupdate'];

/** Counts the time that is studied while the page is open. */
export function useStudyClock(course: number): void {
  useEffect(() => {
    const clock = createStudyClock();
    const listening = new AbortController();
    const sign = () => document.visibilityState === 'visible' && clock.sign(performance.now());
    for (const type of SIGNS) addEventListener(type, sign, { capture: true, passive: true, signal: listening.signal });
    const save = async () => {
      const seconds = clock.take();
      // A full disk is told where an answer or a place could not be kept; the seconds wait for the next save.
      await recordSecondsStudied(deps().study, course, seconds).catch(() => clock.giveBack(seconds));
    };
    const timer = setInterval(save, SAVE_EVERY_MS);
    onHide(save, listening.signal);
    sign();
    return () => {
      clearInterval(timer);
      listening.abort();
      void save();
    };
  }, [course]);
}
