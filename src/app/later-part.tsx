import type { ComponentType } from 'preact';
import { loadMessages } from '../i18n/activate.ts';
import { lazyPart } from './lazy-part.tsx';

/**
 * A part that its page can do without: its code and words come once the phone keeps what comes later, and until then, without a line,
 * it is not there (docs/decisions/what-comes-later.md).
 */
export const laterPart = <Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> =>
  lazyPart(async () => {
    try {
      const [Part] = await Promise.all([load(), loadMessages('later')]);
      return Part;
    } catch (error) {
      if (navigator.onLine) reportError(error);
      return () => null;
    }
  });
