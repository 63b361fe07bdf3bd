/** How long a page may take to grow to where it was left. */
const PATIENCE_MS = 1000;

const places = new Map<string, number>();
let shownKey = '';

const entryKey = (): string => {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'key' in state ? String(state.key) : 'first';
};

/** Notes how far the page on the screen is scrolled. Call before another one takes its place. */
export function rememberScroll(): void {
  places.set(shownKey, scrollY);
}

/** Scrolls a page that has just been shown to where its entry of the history was left; a new entry starts at its top. */
export function restoreScroll(): void {
  shownKey = entryKey();
  const top = places.get(shownKey) ?? 0;
  scrollTo(0, top);
  if (scrollY >= top) return;
  const observer = new ResizeObserver(() => {
    scrollTo(0, top);
    if (scrollY >= top) observer.disconnect();
  });
  observer.observe(document.body);
  setTimeout(() => observer.disconnect(), PATIENCE_MS);
}
