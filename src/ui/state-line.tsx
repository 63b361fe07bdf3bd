import { plural, t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import { isLaptop } from './is-laptop.ts';

export interface WorkState {
  /** Activities that the server has not acknowledged. */
  readonly unsent: number;
  /** Whether the server has ever acknowledged anything of hers. */
  readonly hasBeenSent: boolean;
  readonly isOnline: boolean;
}

interface StateLineProps extends WorkState {
  /** What today's data stands at. */
  children: ComponentChildren;
}

/** Where her work is, in words, and her data; both lead to the page that tells more. */
export function StateLine({ children, ...work }: StateLineProps) {
  return (
    <div class="state">
      <WorkPill {...work} />
      {children}
    </div>
  );
}

export function WorkPill(work: WorkState) {
  const { icon, isGood, words } = describeWork(work);
  return (
    <Pill href="/work" icon={icon} isGood={isGood}>
      {words}
    </Pill>
  );
}

function describeWork({ unsent, hasBeenSent, isOnline }: WorkState): {
  icon: IconName;
  isGood: boolean;
  words: string;
} {
  if (unsent === 0) {
    return hasBeenSent
      ? { icon: 'checks', isGood: true, words: t`All sent and accepted` }
      : { icon: 'check', isGood: true, words: t`Nothing to send yet` };
  }
  if (!isOnline) {
    return {
      icon: 'offline',
      isGood: false,
      words: plural(unsent, { one: 'No network, # to send', other: 'No network, # to send' }),
    };
  }
  return {
    icon: 'check',
    isGood: true,
    words: isLaptop()
      ? plural(unsent, { one: 'Saved on this device · # to send', other: 'Saved on this device · # to send' })
      : plural(unsent, { one: 'Saved on this phone · # to send', other: 'Saved on this phone · # to send' }),
  };
}

interface PillProps {
  href: string;
  icon: IconName;
  isGood?: boolean;
  /** For screen readers, where the words alone say too little. */
  label?: string;
  children: ComponentChildren;
}

export function Pill({ href, icon, isGood = false, label, children }: PillProps) {
  return (
    <a class="pill" href={href} aria-label={label}>
      {isGood ? (
        <span class="ok">
          <Icon name={icon} isSmall />
        </span>
      ) : (
        <Icon name={icon} isSmall />
      )}
      <span>{children}</span>
    </a>
  );
}
