import sprite from './icons.svg';
import './station.css';

export type StationKind = 'done' | 'here' | 'next' | 'quiz' | 'wrong' | 'end';

/** A station of a route; the words beside it say the same. */
export function Station({ kind }: { kind: StationKind }) {
  return (
    <svg class="st" aria-hidden="true">
      <use href={`${sprite}#st-${kind}`} />
    </svg>
  );
}
