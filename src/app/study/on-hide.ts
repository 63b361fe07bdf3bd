const savers = new Set<() => unknown>();

/** Runs `save` whenever the page goes to the back: the last moment that is sure to come before the browser ends it. */
export function onHide(save: () => unknown, signal: AbortSignal): void {
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save(), { signal });
  addEventListener('pagehide', () => save(), { signal });
  savers.add(save);
  signal.addEventListener('abort', () => savers.delete(save), { once: true });
}

/** Runs all of them now, for a page that is about to end by itself; resolves when what they save is on the disk. */
export const saveAll = (): Promise<unknown> => Promise.allSettled([...savers].map(async (save) => save()));
