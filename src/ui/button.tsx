import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps {
  /** `go` is the one next step of a screen; `stop` removes. */
  kind?: 'go' | 'default' | 'plain' | 'stop';
  icon?: IconName;
  /** Makes it a link. */
  href?: string;
  onClick?: () => void;
  type?: 'button' | 'submit';
  isWide?: boolean;
  /** It stays focusable; its words give the reason ("Send: no network"). */
  isDisabled?: boolean;
  /** For screen readers, where the children are only an icon. */
  label?: string;
  children?: ComponentChildren;
}

/** A control of at least 48 x 48 px. Its words are a verb. */
export function Button(props: ButtonProps) {
  const { kind = 'default', icon, href, onClick, type = 'button', isWide, isDisabled = false, label, children } = props;
  const classes = ['btn', kind !== 'default' && kind, isWide && 'wide'].filter(Boolean).join(' ');
  const inside = icon ? (
    <>
      <Icon name={icon} />
      <span>{children}</span>
    </>
  ) : (
    children
  );
  if (href !== undefined) {
    return (
      <a class={classes} href={href} aria-label={label} onClick={onClick}>
        {inside}
      </a>
    );
  }
  return (
    <button
      type={isDisabled ? 'button' : type}
      class={classes}
      aria-label={label}
      aria-disabled={isDisabled || undefined}
      onClick={isDisabled ? undefined : onClick}
    >
      {inside}
    </button>
  );
}
