import type { Move } from '../usage/may-move.ts';
import type { BackgroundFetchManager } from './background-fetch.ts';

/** The browser, that goes on fetching when the page does not: where it has Background Fetch, and may use it now. */
export interface Background {
  manager: BackgroundFetchManager;
  /** Calls `left` each time that nobody looks at the page any more; returns the way to stop. */
  whenLeft: (left: () => void) => () => void;
  isLeft: () => boolean;
  /** Her rules as they are now, for what goes on whichever line the phone has then. */
  readRules: () => Promise<(move: Move) => boolean>;
  /** Tag of the language that the browser's notification is in. */
  language: () => string;
}
