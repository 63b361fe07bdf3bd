/** Keeps the few best of what comes some at a time; of equals the one that came first. What has no points is left out. */
export function bestOf<T>(most: number, pointsOf: (item: T) => number) {
  let best: { item: T; points: number }[] = [];
  return {
    add(items: readonly T[]): void {
      const scored = items.map((item) => ({ item, points: pointsOf(item) })).filter(({ points }) => points > 0);
      best = [...best, ...scored].sort((a, b) => b.points - a.points).slice(0, most);
    },
    items: (): readonly T[] => best.map(({ item }) => item),
  };
}
