import { readEntry, writeEntries } from './local-entries.ts';

export type Theme = 'light' | 'dark' | 'system';

const darkScreen = matchMedia('(prefers-color-scheme: dark)');

export function readTheme(): Theme {
  const theme = readEntry('theme');
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

export function saveTheme(theme: Theme): void {
  writeEntries({ theme: theme === 'system' ? undefined : theme });
  applyTheme();
}

/** Shows the chosen theme, else the system's. The script of index.html has done so before the first paint. */
function applyTheme(): void {
  const theme = readTheme();
  document.documentElement.dataset.theme = theme === 'system' ? (darkScreen.matches ? 'dark' : 'light') : theme;
}

/** From now on the theme changes with the system's, where none is chosen. Call once. */
export const followSystemTheme = (): void => darkScreen.addEventListener('change', applyTheme);
