import sprite from './icons.svg';

export type IconName =
  | 'home'
  | 'courses'
  | 'path'
  | 'phone'
  | 'search'
  | 'filter'
  | 'down'
  | 'up'
  | 'pause'
  | 'play'
  | 'close'
  | 'check'
  | 'checks'
  | 'clock'
  | 'update'
  | 'alert'
  | 'info'
  | 'offline'
  | 'data'
  | 'captions'
  | 'speed'
  | 'audio'
  | 'video'
  | 'text'
  | 'note'
  | 'quiz'
  | 'trash'
  | 'card'
  | 'qr'
  | 'file'
  | 'cert'
  | 'back'
  | 'next'
  | 'globe'
  | 'theme'
  | 'people'
  | 'calendar'
  | 'settings'
  | 'bookmark'
  | 'print'
  | 'share';

/** These point somewhere, so they turn round where the script runs from right to left. */
const TURNING: ReadonlySet<IconName> = new Set(['back', 'next', 'text', 'note', 'path', 'data', 'share']);

interface IconProps {
  name: IconName;
  isSmall?: boolean;
}

/** A line icon of the sprite. Decoration only: the words beside it, or the control's label, say the same. */
export function Icon({ name, isSmall = false }: IconProps) {
  const classes = ['i', isSmall && 's', TURNING.has(name) && 'flip'].filter(Boolean).join(' ');
  return (
    <svg class={classes} aria-hidden="true">
      <use href={`${sprite}#i-${name}`} />
    </svg>
  );
}

/** The Caravan mark: two humps of a route; the next station is the head. */
export function Logo() {
  return (
    <svg class="logo" aria-hidden="true">
      <use href={`${sprite}#logo`} />
    </svg>
  );
}
