/** Longer than this nothing waits for others to be written with it. */
const LONGEST_WAIT_MS = 250;

export interface Gathering<T> {
  /** Resolves once it is written, and rejects with what the write threw. */
  add: (item: T) => Promise<void>;
  /** One less is coming. */
  less: () => void;
}

/**
 * Writes what comes in batches: all that there is as soon as nothing more is coming, else a few times a second. Every
 * write wakes whoever looks at the database, in every tab [DL10].
 */
export function gather<T>(coming: number, write: (items: readonly T[]) => Promise<void>): Gathering<T> {
  let left = coming;
  let waiting: { item: T; done: () => void; failed: (error: unknown) => void }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = [];
    left -= batch.length;
    write(batch.map(({ item }) => item)).then(
      () => {
        for (const { done } of batch) done();
      },
      (error: unknown) => {
        for (const { failed } of batch) failed(error);
      },
    );
  };
  const look = () => {
    if (waiting.length === 0) return;
    if (waiting.length >= left) flush();
    else timer ??= setTimeout(flush, LONGEST_WAIT_MS);
  };
  return {
    add: (item) =>
      new Promise((done, failed) => {
        waiting.push({ item, done, failed });
        look();
      }),
    less: () => {
      left -= 1;
      look();
    },
  };
}
