import { render } from 'preact';
import { App } from './app/app.tsx';
import { holdInstallPrompt } from './app/install.ts';
import { startLanguage } from './app/language.ts';
import { openPage } from './app/open-page.ts';
import { readLanguage } from './app/preferences.ts';
import { reloadOnStaleCode } from './app/reload-on-stale-code.ts';
import { navigate, startRouter } from './app/router.ts';
import './ui/tokens.css';
import './ui/base.css';
import './ui/frame.css';

reloadOnStaleCode();
startRouter();
holdInstallPrompt();
if (readLanguage() === undefined && location.pathname !== '/welcome') {
  const { pathname, search, hash } = location;
  navigate('/welcome', { replace: true, state: { next: pathname + search + hash } });
}
await startLanguage();
const first = await openPage();
const root = document.querySelector('#app');
if (!root) throw new Error('index.html has no #app');
root.textContent = '';
render(<App first={first} />, root);

const whenIdle = window.requestIdleCallback ?? ((task: () => void) => setTimeout(task, 200));
whenIdle(() => import('./app/background.ts').then((m) => m.startBackground()));
