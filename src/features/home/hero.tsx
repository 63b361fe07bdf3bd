import type { ComponentChildren } from 'preact';
import { Dunes, type Journey } from '../../ui/dunes.tsx';
import { Logo } from '../../ui/icon.tsx';
import './hero.css';

interface HeroProps {
  /** The current course's route over the ridge, and the same in words. */
  journey?: Journey;
  label?: string;
  children?: ComponentChildren;
}

/** The header of home: night above the dunes. */
export function Hero({ journey, label, children }: HeroProps) {
  return (
    <header class="band">
      <div class="hero stack">
        <span class="brand">
          <Logo /> Caravan
        </span>
        {children}
      </div>
      <Dunes {...(journey && { journey })} {...(label !== undefined && { label })} />
    </header>
  );
}
