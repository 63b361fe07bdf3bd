import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import './tag.css';

/** A fact, not tappable: a language, "best", "saved here". */
export const Tag = ({ children }: { children: ComponentChildren }) => <span class="tag">{children}</span>;

interface ChipProps {
  isChosen: boolean;
  onClick: () => void;
  children: ComponentChildren;
}

/** A choice among several, such as a filter: filled, bold and checked when chosen. */
export function Chip({ isChosen, onClick, children }: ChipProps) {
  return (
    <button type="button" class="chip" aria-pressed={isChosen} onClick={onClick}>
      {isChosen && <Icon name="check" isSmall />}
      <span>{children}</span>
    </button>
  );
}
