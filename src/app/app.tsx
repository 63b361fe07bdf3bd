import { t } from '@lingui/core/macro';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { ErrorBoundary } from './error-boundary.tsx';
import { type OpenPage, openPage } from './open-page.ts';
import { onNavigation } from './router.ts';
import { restoreScroll } from './scroll.ts';
import { useLanguageChange } from './use-language-change.ts';

/** The frame around every page. `first` is the page of the address that the app was opened at. */
export function App({ first }: { first: OpenPage }) {
  const [shown, setShown] = useState(first);
  useLanguageChange();
  useEffect(() => followNavigation(setShown), []);
  useLayoutEffect(() => {
    restoreScroll();
    if (shown !== first) focusHeading();
  }, [shown, first]);

  const { Page, address, params, query } = shown;
  return (
    <>
      <a class="skip" href="#main">
        {t`Skip to content`}
      </a>
      <ErrorBoundary key={address}>
        <Page params={params} query={query} />
      </ErrorBoundary>
    </>
  );
}

/** Shows each page that is navigated to; the one before stays on the screen until it is ready. The last address wins. */
function followNavigation(show: (page: OpenPage) => void): () => void {
  let latest = 0;
  return onNavigation(async () => {
    latest += 1;
    const mine = latest;
    const page = await openPage();
    if (mine === latest) show(page);
  });
}

/** Tells a screen reader where it is now, as a load of a new document would. */
function focusHeading(): void {
  const heading = document.querySelector('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
