import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../../../ui/icon.tsx';

interface ChoiceProps {
  icon: IconName;
  name: string;
  value: string;
  onChoose: (value: string) => void;
  children: ComponentChildren;
}

/** A labelled choice of the player. A phone shows its own list of the options, in the whole screen too. */
export function Choice({ icon, name, value, onChoose, children }: ChoiceProps) {
  return (
    <label class="choice">
      <Icon name={icon} />
      <span>{name}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {children}
      </select>
    </label>
  );
}
