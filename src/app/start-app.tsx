import { render } from 'preact';
import { App } from './app.tsx';
import { openPage } from './open-page.ts';
import { startRouter } from './router.ts';
import { followSystemTheme } from './theme.ts';
import './install.ts';

export { openPage };

// Every page needs what is in its chunk: with the page, not after it.
import('../features/home/home-contents.tsx').catch(() => undefined);

/** Shows the page of this address in its frame, and moves between pages from then on. Call once. */
export async function startApp(root: Element): Promise<void> {
  startRouter();
  followSystemTheme();
  const first = await openPage();
  root.textContent = '';
  render(<App first={first} />, root);
}
