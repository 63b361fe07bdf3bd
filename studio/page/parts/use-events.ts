import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';

/** What is sent by server-sent events, as it is now; undefined before the first. `isCut`: nobody answers at the moment. */
export function useEvents<T>(address: string, schema: v.GenericSchema<unknown, T>) {
  const [value, setValue] = useState<T>();
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const source = new EventSource(address);
    source.onopen = () => setCut(false);
    source.onerror = () => setCut(true);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const parsed = v.safeParse(schema, JSON.parse(data));
      if (parsed.success) setValue(parsed.output);
    };
    return () => source.close();
  }, [address, schema]);
  return { value, isCut };
}
