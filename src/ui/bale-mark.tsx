import sprite from './icons.svg';
import './bale-mark.css';

interface BaleMarkProps {
  mark: { readonly sign: number; readonly cloth: string };
}

/** The geometric sign of a course: known in any script, nothing to download. */
export function BaleMark({ mark }: BaleMarkProps) {
  return (
    <svg class={`mark ${mark.cloth}`} aria-hidden="true">
      <use href={`${sprite}#m-${mark.sign}`} />
    </svg>
  );
}
