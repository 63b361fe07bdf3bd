import { t } from '@lingui/core/macro';
import { Icon, Logo } from '../ui/icon.tsx';
import { isLaptop } from '../ui/is-laptop.ts';
import './nav.css';

/** The places of the app, and which paths belong to each. */
const places = () =>
  [
    { href: '/', icon: 'home', name: t`Home`, holds: /^\/$/ },
    { href: '/courses', icon: 'courses', name: t`Courses`, holds: /^\/courses?\b/ },
    {
      href: '/phone',
      icon: 'phone',
      name: isLaptop() ? t`This device` : t`This phone`,
      holds: /^\/(phone|work|people|carry|hand|rescue)\b/,
    },
  ] as const;

/** The way to every place: a bar at the bottom, on wide screens a rail at the side. */
export function Nav() {
  return (
    <nav class="nav" aria-label={t`Main`}>
      <a class="brand" href="/">
        <Logo />
        Caravan
      </a>
      {places().map(({ href, icon, name, holds }) => (
        <a key={href} href={href} aria-current={holds.test(location.pathname) ? 'page' : undefined}>
          <Icon name={icon} />
          <span>{name}</span>
        </a>
      ))}
    </nav>
  );
}
