import { STEP_SECONDS, stepBy, togglePlay } from './media-actions.ts';

/** Two taps within this time are one double tap. */
const DOUBLE_TAP_MS = 300;

/** What the player does for taps on the picture. */
export interface ScreenTaps {
  tap(event: PointerEvent): void;
}

/**
 * A tap plays or pauses at once; a second one soon after takes that back, and goes ten seconds back (on the left third) or on (on the
 * right), and in the middle, or with a mouse, to the full screen.
 */
export function createScreenTaps(fullScreen: () => void): ScreenTaps {
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    tap: ({ currentTarget, timeStamp, clientX, pointerType, button }) => {
      if (!(currentTarget instanceof HTMLVideoElement) || button !== 0) return;
      togglePlay(currentTarget);
      const isDouble = timeStamp - lastMs < DOUBLE_TAP_MS;
      lastMs = isDouble ? Number.NEGATIVE_INFINITY : timeStamp;
      if (!isDouble) return;
      const { left, width } = currentTarget.getBoundingClientRect();
      const side = pointerType === 'mouse' ? 0 : Math.floor((3 * (clientX - left)) / width) - 1;
      if (side === 0) fullScreen();
      else stepBy(currentTarget, side * STEP_SECONDS);
    },
  };
}
