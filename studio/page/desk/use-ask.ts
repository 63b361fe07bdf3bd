import { useState } from 'preact/hooks';
import { ApiError, type Trouble } from './api.ts';

/** Asks the studio for something; `trouble` is why the last of it was not done. */
export function useAsk() {
  const [trouble, setTrouble] = useState<Trouble>();
  const run = (work: () => Promise<unknown>): void => {
    setTrouble(undefined);
    work().catch((error: unknown) => setTrouble(error instanceof ApiError ? error.kind : 'failed'));
  };
  return { trouble, run };
}
