const SHORTEST_MS = 5_000;
const LONGEST_MS = 300_000;

/**
 * How long to wait after so many failures in a row: from 5 s, doubling, to 5 min. Half of it is left to chance, so that
 * the phones of a campus do not all come back in the same second ("equal jitter").
 */
export function backOffMs(failures: number, random: () => number): number {
  const longest = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** failures);
  return (longest / 2) * (1 + random());
}
