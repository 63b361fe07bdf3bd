/** Runs `save` whenever the page goes to the back: the last moment that is sure to come before the browser ends it. */
export function onHide(save: () => unknown, signal: AbortSignal): void {
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save(), { signal });
  addEventListener('pagehide', () => save(), { signal });
}
