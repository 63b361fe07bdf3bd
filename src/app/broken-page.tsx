import { t } from '@lingui/core/macro';
import { useEffect } from 'preact/hooks';
import { reloadOnStaleCode } from './reload-on-stale-code.ts';
import { useTitle } from './use-title.ts';

/** Stands in for a page that broke or cannot be fetched: first what is kept, then what to do. */
export function BrokenPage({ onRetry }: { onRetry?: () => void }) {
  useTitle(t`Stopped`);
  useEffect(reloadOnStaleCode, []);
  return (
    <main id="main">
      <h1>{t`This page could not be opened`}</h1>
      <p>{t`What you did before is saved on this phone and is still there. Try again; without a network, only what is on this phone can be opened.`}</p>
      <div class="row">
        <button type="button" class="btn go" onClick={() => location.reload()}>
          {t`Try again`}
        </button>
        <a class="btn plain" href="/" onClick={onRetry}>
          {t`To the start`}
        </a>
      </div>
    </main>
  );
}
