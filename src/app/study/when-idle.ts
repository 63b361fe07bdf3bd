/** Runs `work` once the page has nothing else to do; not at all where the returned function was called before. Safari has no idle callback. */
export function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, SOON_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: LATEST_MS });
  return () => cancelIdleCallback(handle);
}

const SOON_MS = 300;
const LATEST_MS = 2000;
