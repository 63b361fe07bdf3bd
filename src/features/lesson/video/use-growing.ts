import { useEffect, useState } from 'preact/hooks';

/** So many lines are written in one go, on the slowest phone within a blink. */
const HANDFUL = 40;

/** How many of `total` to show by now: a handful more with every turn of the page, and always as far as `needed`. */
export function useGrowing(total: number, needed: number): number {
  const [count, setCount] = useState(HANDFUL);
  useEffect(() => {
    if (count >= total) return;
    const timer = setTimeout(() => setCount(count + HANDFUL));
    return () => clearTimeout(timer);
  }, [count, total]);
  return Math.min(total, Math.max(count, needed + 1));
}
