/**
 * Begins `work` now, ends it when the page is left, and begins it anew where the page comes back from the browser's
 * back/forward cache: a frozen page that waits for a lock would be given it, and hold up every other tab.
 */
export function whileShown(work: (signal: AbortSignal) => void): void {
  const begin = () => {
    const shown = new AbortController();
    addEventListener('pagehide', () => shown.abort(), { once: true });
    work(shown.signal);
  };
  begin();
  addEventListener('pageshow', ({ persisted }) => persisted && begin());
}
