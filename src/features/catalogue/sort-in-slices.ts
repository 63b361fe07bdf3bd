/** Work at a stretch: on a phone six times slower than a laptop the page still answers a tap in time. */
const STRETCH_MS = 8;
/** Sorted at once before they are merged. */
const RUN = 64;

/** A stable merge sort that leaves the page free every few milliseconds. An abort throws. */
export async function sortInSlices<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  signal: AbortSignal,
): Promise<readonly T[]> {
  const rest = createRest(signal);
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += RUN) {
    runs.push(items.slice(from, from + RUN).sort(compare));
    await rest();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let nth = 0; nth < runs.length; nth += 2) {
      merged.push(await merge(runs[nth] ?? [], runs[nth + 1] ?? [], compare, rest));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T>(
  a: readonly T[],
  b: readonly T[],
  compare: (a: T, b: T) => number,
  rest: () => Promise<void> | undefined,
): Promise<T[]> {
  const merged: T[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (x === undefined || y === undefined) break;
    if (compare(x, y) <= 0) i = merged.push(x) - j;
    else j = merged.push(y) - i;
    if (merged.length % RUN === 0) await rest();
  }
  return [...merged, ...a.slice(i), ...b.slice(j)];
}

/** Gives way once a stretch is over. */
function createRest(signal: AbortSignal): () => Promise<void> | undefined {
  let end = performance.now() + STRETCH_MS;
  return () => {
    signal.throwIfAborted();
    if (performance.now() < end) return undefined;
    return new Promise((resolve) => {
      setTimeout(() => {
        end = performance.now() + STRETCH_MS;
        resolve();
      });
    });
  };
}
