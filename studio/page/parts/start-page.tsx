import { render, type VNode } from 'preact';
import { activateLocale } from '../../../src/i18n/activate.ts';
import { negotiateLocale } from '../../../src/i18n/available-locales.ts';
import '../../../src/ui/tokens.css';
import '../../../src/ui/base.css';
import '../../../src/ui/parts.css';
import '../../../src/ui/frame.css';
import './studio.css';

const LANGUAGE_KEY = 'studio-language';

const darkScreen = matchMedia('(prefers-color-scheme: dark)');

/** The language that was chosen on this page, else the best that the browser asks for. */
const startLocale = () => {
  const chosen = localStorage.getItem(LANGUAGE_KEY);
  return negotiateLocale(chosen === null ? navigator.languages : [chosen]);
};

/** The page in another language, from now on. */
export async function chooseLanguage(tag: string): Promise<void> {
  localStorage.setItem(LANGUAGE_KEY, tag);
  await show();
}

let show = async (): Promise<void> => undefined;

/** Shows a page of the studio in its language and in the theme of the screen. Call once. */
export async function startPage(page: () => VNode): Promise<void> {
  followScreen();
  show = async () => {
    const locale = startLocale();
    await activateLocale(locale);
    const root = document.querySelector('#page');
    // Keyed by the language: every word is asked for anew.
    if (root) render(<div key={locale.tag}>{page()}</div>, root);
  };
  await show();
}

function followScreen(): void {
  const apply = (): void => {
    document.documentElement.dataset.theme = darkScreen.matches ? 'dark' : 'light';
  };
  apply();
  darkScreen.addEventListener('change', apply);
}
