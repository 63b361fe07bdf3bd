import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { useTitle } from './use-title.ts';

/** Stands in for a page that broke: first what is kept, then what to do. */
export function ErrorBoundary({ children }: { children: ComponentChildren }) {
  const [error, reset] = useErrorBoundary();
  return error === undefined ? children : <BrokenPage onRetry={reset} />;
}

function BrokenPage({ onRetry }: { onRetry: () => void }) {
  useTitle(t`Stopped`);
  return (
    <main id="main">
      <h1>{t`This page could not be opened`}</h1>
      <p>{t`What you did before is saved on this phone and is still there. Try again; without a network, only what is on this phone can be opened.`}</p>
      <div class="row">
        <button type="button" class="btn" onClick={() => location.reload()}>
          {t`Try again`}
        </button>
        <a class="btn plain" href="/" onClick={onRetry}>
          {t`To the start`}
        </a>
      </div>
    </main>
  );
}
