import type { Page } from 'playwright-core';
import * as v from 'valibot';

/** What a browser tells of a page. */
export interface PageWatch {
  /** Milliseconds from each tap or key to the next paint after it, the longest event of an interaction (as INP counts). */
  readonly interactionsMs: readonly number[];
  /** Tasks that held the main thread above 50 ms. */
  readonly longTasksMs: readonly number[];
}

const watchSchema = v.object({ interactionsMs: v.array(v.number()), longTasksMs: v.array(v.number()) });

/** Runs in every page of the context from its beginning. Event Timing tells of events from 16 ms on; shorter ones cannot be the worst. */
const WATCH = `
  globalThis.pageWatch = (() => {
    const interactions = new Map();
    const longTasksMs = [];
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries())
        if (interactionId) interactions.set(interactionId, Math.max(interactions.get(interactionId) ?? 0, duration));
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasksMs.push(duration);
    }).observe({ type: 'longtask', buffered: true });
    return { take: () => {
      const seen = { interactionsMs: [...interactions.values()], longTasksMs: [...longTasksMs] };
      interactions.clear();
      longTasksMs.length = 0;
      return seen;
    } };
  })();
`;

export const watchPages = (page: Page): Promise<unknown> => page.addInitScript(WATCH);

/** What was seen since the last call. */
export async function takeWatch(page: Page): Promise<PageWatch> {
  // What the last frames brought is told a moment later.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 200))));
  return v.parse(watchSchema, await page.evaluate(() => Reflect.get(globalThis, 'pageWatch').take()));
}
