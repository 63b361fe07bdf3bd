import type { InterfaceLocale } from '../i18n/locales.ts';
import type { Digits } from '../i18n/number-tag.ts';

/**
 * What must be known before the first paint lives in localStorage, where the blocking script of index.html reads it: `lang`, `htmlLang`,
 * `dir` and `theme`. A browser that refuses localStorage gets the defaults at every start.
 */
function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(entries: Readonly<Record<string, string | undefined>>): void {
  try {
    for (const [key, value] of Object.entries(entries)) {
      if (value === undefined) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    }
  } catch {
    // Only this start has the choice then: the self-test tells why nothing can be kept.
  }
}

/** Tag of the interface language that was chosen; undefined before the first choice. */
export const readLanguage = (): string | undefined => read('lang');

export const saveLanguage = (locale: InterfaceLocale): void =>
  write({ lang: locale.tag, htmlLang: locale.htmlLang, dir: locale.dir });

export const readDigits = (): Digits | undefined => {
  const digits = read('digits');
  return digits === 'native' || digits === 'latin' ? digits : undefined;
};

/** Undefined: as the person's region writes them. */
export const saveDigits = (digits: Digits | undefined): void => write({ digits });

/** Whether she does not want to hear of installing again. */
export const isInstallDismissed = (): boolean => read('install-dismissed') !== undefined;

export const dismissInstall = (): void => write({ 'install-dismissed': '1' });

export type Theme = 'light' | 'dark' | 'system';

const darkScreen = matchMedia('(prefers-color-scheme: dark)');

export function readTheme(): Theme {
  const theme = read('theme');
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

export function saveTheme(theme: Theme): void {
  write({ theme: theme === 'system' ? undefined : theme });
  applyTheme();
}

/** Shows the chosen theme, and follows the system's where none is chosen. */
export function applyTheme(): void {
  const theme = readTheme();
  document.documentElement.dataset.theme = theme === 'system' ? (darkScreen.matches ? 'dark' : 'light') : theme;
}

darkScreen.addEventListener('change', applyTheme);
