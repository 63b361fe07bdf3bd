import { i18n } from '@lingui/core';
import { useEffect, useReducer } from 'preact/hooks';

/** Draws a component anew, with all that is inside it, when another language comes into force. */
export function useLanguageChange(): void {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => i18n.on('change', () => draw(undefined)), []);
}
