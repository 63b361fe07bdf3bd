import { type Inputs, useEffect, useState } from 'preact/hooks';

/**
 * What a load gave, in a box; undefined before the first. When an input changes it runs again, and what was there stays until then.
 * An error of the load breaks the page, whose boundary says what is kept.
 */
export function useLoaded<T>(
  load: (signal: AbortSignal) => Promise<T>,
  inputs: Inputs,
): { readonly value: T } | undefined {
  const [state, setState] = useState<{ loaded?: { value: T }; error?: unknown }>({});
  useEffect(() => {
    const stop = new AbortController();
    load(stop.signal).then(
      (value) => stop.signal.aborted || setState({ loaded: { value } }),
      (error: unknown) => stop.signal.aborted || setState({ error }),
    );
    return () => stop.abort();
    // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what it depends on, as for an effect.
  }, inputs);
  if (state.error !== undefined) throw state.error;
  return state.loaded;
}
