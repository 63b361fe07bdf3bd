import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import './note.css';

const ICONS = { plain: 'info', good: 'check', warn: 'alert', err: 'alert' } satisfies Record<string, IconName>;

interface NoteProps {
  kind?: keyof typeof ICONS;
  icon?: IconName;
  /** Buttons below the words. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** One sentence of what is, one of what to do. It stays until it no longer applies. */
export function Note({ kind = 'plain', icon = ICONS[kind], actions, children }: NoteProps) {
  return (
    <div class={kind === 'plain' ? 'note' : `note ${kind}`} role="status">
      <Icon name={icon} />
      <div class="stack">
        <div>{children}</div>
        {actions !== undefined && <div class="row">{actions}</div>}
      </div>
    </div>
  );
}
