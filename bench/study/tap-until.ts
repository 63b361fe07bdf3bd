import type { Page } from 'playwright-core';

/**
 * Taps an element in the page and waits until another one is there and painted: the milliseconds between, by the page's own clock. What
 * matched already when it was tapped must have gone first, or have been replaced.
 * @param tap selector of what is tapped; the first one that matches
 * @param ready selector of what must be on the screen afterwards
 */
export const tapUntil = (page: Page, tap: string, ready: string): Promise<number> =>
  page.evaluate(
    async ([tapped, wanted]) => {
      const element = document.querySelector<HTMLElement>(tapped);
      if (!element) throw new Error(`there is no ${tapped}`);
      const before = new Set(document.querySelectorAll(wanted));
      const isThere = () => [...document.querySelectorAll(wanted)].some((found) => !before.has(found));
      element.scrollIntoView({ block: 'center' });
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
      const startMs = performance.now();
      const shown = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
      });
      element.click();
      await shown;
      // After the frame that shows it.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now() - startMs;
    },
    [tap, ready] as const,
  );
