import { flushCounted, note } from '../data/usage/counter.ts';
import { followLine } from '../data/usage/line.ts';
import { countByTiming } from '../data/usage/resource-timing.ts';
import { followTurns } from '../data/usage/turns.ts';
import { updateCheckBytes } from '../data/usage/wire-size.ts';
import { onHide } from './study/on-hide.ts';

/** Counts what this page moves and its browser loads, from its start on, and notices when the rules begin to say otherwise. Call once. */
export function countUsage(): void {
  countByTiming();
  followLine();
  followTurns();
  if (navigator.onLine && navigator.serviceWorker?.controller) note('app', updateCheckBytes());
  onHide(flushCounted, new AbortController().signal);
}
