import { useEffect, useState } from 'preact/hooks';

/** What a slow phone draws without being seen to wait. */
const STEP = 16;

/** A list that grows onto the screen in steps, so that no tap waits behind a hundred rows. Another list begins anew. */
export function useStepwise<T>(items: readonly T[]): readonly T[] {
  const [state, setState] = useState({ items, count: STEP });
  const count = state.items === items ? state.count : STEP;
  useEffect(() => {
    if (count >= items.length) return;
    const next = setTimeout(() => setState({ items, count: count + STEP }));
    return () => clearTimeout(next);
  }, [items, count]);
  return items.slice(0, count);
}
