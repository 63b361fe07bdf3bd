import { useEffect, useRef, useState } from 'preact/hooks';
import type { ApiResult } from '../../sync/call-api.ts';
import type { Cancel } from '../../sync/deps.ts';

interface Call<T> {
  /** How the last call ended; undefined before the first. */
  readonly result: ApiResult<T> | undefined;
  readonly isBusy: boolean;
  /** Calls, and tells how it ended; undefined where the page was left meanwhile. */
  run(call: (cancel: Cancel) => Promise<ApiResult<T>>): Promise<ApiResult<T> | undefined>;
}

/** A question to the server that is asked again and again, and given up with the page. */
export function useCall<T>(): Call<T> {
  const [result, setResult] = useState<ApiResult<T>>();
  const [isBusy, setBusy] = useState(false);
  const page = useRef(new AbortController());
  useEffect(() => () => page.current.abort(), []);

  const run: Call<T>['run'] = async (call) => {
    const { signal } = page.current;
    setBusy(true);
    try {
      const answer = await call({ signal });
      setResult(answer);
      return answer;
    } catch (error) {
      if (!signal.aborted) throw error;
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { result, isBusy, run };
}
