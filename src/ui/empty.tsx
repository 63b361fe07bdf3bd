import type { ComponentChildren } from 'preact';
import { Logo } from './icon.tsx';
import './empty.css';

interface EmptyProps {
  title: string;
  words: string;
  /** The one thing to do about it. */
  action?: ComponentChildren;
}

/** Nothing is here yet: the mark, one sentence, one action. */
export function Empty({ title, words, action }: EmptyProps) {
  return (
    <div class="empty">
      <Logo />
      <h2>{title}</h2>
      <p class="soft">{words}</p>
      {action}
    </div>
  );
}
