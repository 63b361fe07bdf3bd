const MB = 1_000_000;
/** Bundles as they are sold: a few steps lead from a coin's worth to a month's. */
const STEPS_MB = [5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 1000, 2000];

/** The next daily limit above (1) or below (-1) the given one, in bytes; undefined at the end. */
export function nextLimitBytes(limitBytes: number, direction: 1 | -1): number | undefined {
  const steps = STEPS_MB.map((step) => step * MB);
  return direction === 1 ? steps.find((step) => step > limitBytes) : steps.findLast((step) => step < limitBytes);
}
