import { liveQuery } from 'dexie';
import { type Inputs, useEffect, useState } from 'preact/hooks';

/**
 * What a query of the databases says, asked again whenever what it read has changed. Undefined until the first answer. An error of the
 * query breaks the page, whose boundary says what is kept.
 */
export function useLive<T>(query: () => Promise<T>, inputs: Inputs): T | undefined {
  const [state, setState] = useState<{ value?: T; error?: unknown }>({});
  useEffect(() => {
    const live = liveQuery(query).subscribe({
      next: (value) => setState({ value }),
      error: (error: unknown) => setState({ error }),
    });
    return () => live.unsubscribe();
    // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what it depends on, as for an effect.
  }, inputs);
  if (state.error !== undefined) throw state.error;
  return state.value;
}
