import { render } from 'preact';
import { App } from './app/app.tsx';
import { holdInstallPrompt } from './app/install.ts';
import { startLanguage } from './app/language.ts';
import { openPage } from './app/open-page.ts';
import { readLanguage } from './app/preferences.ts';
import { reloadOnStaleCode } from './app/reload-on-stale-code.ts';
import { navigate, startRouter } from './app/router.ts';

/** The first visit asks for a language before anything else, and goes on to where it was headed. */
function goToWelcomeFirst(): void {
  if (readLanguage() !== undefined || location.pathname === '/welcome') return;
  const { pathname, search, hash } = location;
  navigate('/welcome', { replace: true, state: { next: pathname + search + hash } });
}

// Not at the top level of the module: the pages import this chunk, and would wait for it to end.
async function start(root: Element): Promise<void> {
  await startLanguage();
  const first = await openPage();
  root.textContent = '';
  render(<App first={first} />, root);
  const whenIdle = window.requestIdleCallback ?? ((task: () => void) => setTimeout(task, 200));
  whenIdle(() => import('./app/background.ts').then((m) => m.startBackground()));
}

reloadOnStaleCode();
holdInstallPrompt();
startRouter();
goToWelcomeFirst();
const root = document.querySelector('#app');
if (root) start(root);
