import type { RefObject } from 'preact';
import { keyAction } from './key-action.ts';
import { pressKey } from './press-key.ts';

/** Where these keys are typed, or choose. */
const OWN_KEYS = 'select, textarea, input:not([type="range"])';

/** Handles the keys pressed while the focus is in the player. */
export const playerKeys =
  (video: RefObject<HTMLVideoElement | null>, figure: RefObject<HTMLElement | null>, onCaptions: () => void) =>
  (event: KeyboardEvent): void => {
    const { target } = event;
    if (!video.current || !figure.current || !(target instanceof Element) || target.matches(OWN_KEYS)) return;
    // A space on a control presses it, and arrows on the loudness change it.
    if (event.key === ' ' && target.closest('button, summary')) return;
    if (target.matches('.volume') && /^(Arrow|Home|End)/.test(event.key)) return;
    const action = keyAction(event);
    if (!action) return;
    event.preventDefault();
    pressKey(action, { video: video.current, figure: figure.current, onCaptions });
  };
