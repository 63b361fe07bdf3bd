import type { ReadTracker } from './read-tracker.ts';

/** Blocks may be taller than the screen: fine steps tell when one fills half of it. */
const THRESHOLDS = Array.from({ length: 21 }, (_, step) => step / 20);

/** At least half of the block is visible, or it fills at least half of the screen. */
const isBeforeEyes = ({ intersectionRatio, intersectionRect, rootBounds }: IntersectionObserverEntry): boolean =>
  intersectionRatio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? innerHeight) / 2;

/** Tells the tracker which blocks (`data-block`) inside an element come into view and leave it. Returns how to stop. */
export function observeBlocks(prose: HTMLElement, tracker: ReadTracker): () => void {
  const blocks = prose.querySelectorAll<HTMLElement>('[data-block]');
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!(entry.target instanceof HTMLElement)) continue;
        tracker.inView(Number(entry.target.dataset.block), isBeforeEyes(entry), performance.now());
      }
    },
    { threshold: THRESHOLDS },
  );
  const observe = () => {
    for (const block of blocks) observer.observe(block);
  };
  // A page in the back is not read. When it comes to the front again, observing anew tells what is in view.
  const followVisibility = () => {
    observer.disconnect();
    if (document.visibilityState === 'hidden') tracker.hide(performance.now());
    else observe();
  };
  observe();
  document.addEventListener('visibilitychange', followVisibility);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', followVisibility);
  };
}
