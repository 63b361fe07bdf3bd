import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface ShelfProps {
  /** What stands on it, for developers. */
  name: string;
  children: ComponentChildren;
}

/** A row of the fixtures page: one part in all its states. */
export function Shelf({ name, children }: ShelfProps) {
  const id = useId();
  return (
    <section class="card stack" aria-labelledby={id}>
      <h2 id={id} lang="en" dir="ltr">
        {name}
      </h2>
      {children}
    </section>
  );
}
