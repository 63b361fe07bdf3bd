/** The smallest value that so many per cent of the values are not above. */
export function percentile(values: readonly number[], percent: number): number {
  const at = Math.max(0, Math.ceil((values.length * percent) / 100) - 1);
  const value = values.toSorted((a, b) => a - b)[at];
  if (value === undefined) throw new RangeError('a percentile of nothing');
  return value;
}
