/** A value that is replaced whole, and whoever wants to know. */
export interface Watched<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  /** Told after every change, until the function that it gives back is called. */
  readonly watch: (listener: (value: T) => void) => () => void;
}

export function createWatched<T>(first: T): Watched<T> {
  const listeners = new Set<(value: T) => void>();
  let value = first;
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of [...listeners]) listener(next);
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
