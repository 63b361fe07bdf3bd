import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './card.css';

interface CardProps {
  title: string;
  /** What a link's fragment names. */
  id?: string;
  isWide?: boolean;
  children: ComponentChildren;
}

/** A titled section on cotton. */
export function Card({ title, id, isWide = false, children }: CardProps) {
  const titleId = useId();
  return (
    <section id={id} class={isWide ? 'card stack all' : 'card stack'} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </section>
  );
}

interface WaybillProps {
  /** Where it stands in a list of which not all is drawn: which place, 1 for the first, of how many. */
  listed?: { titleId: string; position: number; of: number };
  /** Below the stitched line: weight, state, one action. */
  load: ComponentChildren;
  children: ComponentChildren;
}

/** A card with a stitched line: above it what the course is, below it what it weighs. */
export function Waybill({ listed, load, children }: WaybillProps) {
  return (
    <article
      class="card bill"
      aria-labelledby={listed?.titleId}
      aria-posinset={listed?.position}
      aria-setsize={listed?.of}
      tabIndex={listed && -1}
    >
      {children}
      <footer>{load}</footer>
    </article>
  );
}
