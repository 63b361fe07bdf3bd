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
    // Asked for before the page is painted, shown after it.
    const [loading] = useState(() => (Part ? undefined : load()));
    useEffect(() => {
      loading?.then((loaded) => {
        Part = loaded;
        setLoaded(true);
      }, setError);
    }, [loading]);
    if (error !== undefined) throw error;
    return Part ? <Part {...props} /> : placeholder;
  };
}
