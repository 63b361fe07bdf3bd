import type { Element } from 'hast';
import { textIn } from './phrasing.ts';

/** Icons that say something, in the names of Google's icon fonts. The others only decorate what stands beside them. */
const SIGNS: Readonly<Record<string, string>> = {
  check: '✓',
  check_box: '✓',
  check_circle: '✓',
  done: '✓',
  cancel: '✗',
  clear: '✗',
  close: '✗',
  add: '+',
  remove: '−',
  arrow_forward: '→',
  arrow_back: '←',
  star: '★',
  warning: '⚠',
};

const ICON_FONT = /^(?:material-icons|material-symbols)(?:-|$)/;

/** What an icon says whose font draws it where its name is written; undefined where the element is none. */
export function iconIn({ properties, children }: Element): string | undefined {
  const { className } = properties;
  if (!Array.isArray(className) || !className.some((name) => ICON_FONT.test(String(name)))) return undefined;
  const name = textIn(children).trim();
  return /^[a-z0-9_]+$/.test(name) ? (SIGNS[name] ?? '') : undefined;
}
