import type { ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part of a page whose code comes after the first paint; `placeholder` keeps its room until then. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  placeholder: VNode | null = null,
): ComponentType<Props> {
  let Part: ComponentType<Props> | undefined;
  return function LazyPart(props: Props) {
    const [, setLoaded] = useState(Part !== undefined);
    const [error, setError] = useState<unknown>();
    useEffect(() => {
      if (Part) return;
      load().then((loaded) => {
        Part = loaded;
        setLoaded(true);
      }, setError);
    }, []);
    if (error !== undefined) throw error;
    return Part ? <Part {...props} /> : placeholder;
  };
}
