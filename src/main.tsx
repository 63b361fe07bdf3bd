import { render } from 'preact';
import { BrokenPage } from './app/broken-page.tsx';
import { startLanguage } from './app/language.ts';
import { readLanguage } from './app/preferences.ts';
import { FirstRunPage } from './features/first-run/first-run-page.tsx';

/** Shows the first screen also to who has seen it. */
const WELCOME = '/welcome';

// The first screen of a first visit is all that this chunk holds; what comes after it is fetched while she reads.
const loadApp = () => import('./app/start-app.tsx');

// Not at the top level of the module: the pages import this chunk, and would wait for it to end.
async function start(root: Element): Promise<void> {
  const isWelcome = readLanguage() === undefined || location.pathname === WELCOME;
  // On a slow phone each step that waits for the one before costs a tenth of the start.
  if (!isWelcome) loadApp().catch(ignore);
  await startLanguage();
  if (isWelcome) {
    welcome(root).then((address) => goOn(root, address));
    await untilIdle();
    // What cannot be fetched now is asked for again when she goes on.
    await loadApp().then((app) => app.openPage(), ignore);
  } else {
    await showApp(root);
  }
  await untilIdle();
  await import('./app/background.ts').then((m) => m.startBackground(), ignore);
}

/** Shows the first screen until she has a language. Resolves to where she goes on; undefined is where she was headed. */
const welcome = (root: Element): Promise<string | undefined> =>
  new Promise((resolve) => {
    root.textContent = '';
    render(<FirstRunPage onDone={resolve} />, root);
  });

function goOn(root: Element, address?: string): Promise<void> {
  const next = address ?? (location.pathname === WELCOME ? '/' : undefined);
  if (next !== undefined) history.replaceState(null, '', next);
  return showApp(root);
}

const showApp = (root: Element): Promise<void> =>
  loadApp().then(
    (app) => app.startApp(root),
    () => render(<BrokenPage />, root),
  );

const ignore = (): void => undefined;

const untilIdle = (): Promise<unknown> => new Promise((resolve) => (window.requestIdleCallback ?? setTimeout)(resolve));

const root = document.querySelector('#app');
if (root) start(root);
