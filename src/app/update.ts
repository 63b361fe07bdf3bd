/** Puts the waiting version in force and starts the page anew. */
type Apply = () => void;

let apply: Apply | undefined;
const listeners = new Set<() => void>();

/** A new version of the app waits. Nothing happens until she says so. */
export function announceUpdate(whenAgreed: Apply): void {
  apply = whenAgreed;
  for (const listener of listeners) listener();
}

export const isUpdateReady = (): boolean => apply !== undefined;

export function onUpdateReady(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const applyUpdate = (): void => apply?.();
