import { useEffect, useState } from 'preact/hooks';
import { DEFAULT_DATA_LIMIT_BYTES, readDataLimit, saveDataLimit } from '../../app/data-limit.ts';

/** Her daily limit in bytes, and the way to change it. */
export function useDataLimit(): readonly [number, (limitBytes: number) => void] {
  const [limitBytes, setLimit] = useState(DEFAULT_DATA_LIMIT_BYTES);
  useEffect(() => {
    readDataLimit().then(setLimit);
  }, []);
  const change = (bytes: number): void => {
    setLimit(bytes);
    void saveDataLimit(bytes);
  };
  return [limitBytes, change];
}
