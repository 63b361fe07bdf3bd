import { t } from '@lingui/core/macro';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useTitle } from '../../app/use-title.ts';
import { formatTimeOfDay } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon, Logo } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import type { CentreDeps } from './centre-api.ts';
import { takeSecret } from './centre-secret.ts';
import { problemWords } from './centre-words.ts';
import { ClassView } from './class-view.tsx';
import { useReport } from './use-report.ts';
import '../../ui/parts.css';
import './centre.css';

/** `/centre#SECRET`: a facilitator's class, how far its learners are, and what to do for one who lost her phone. */
export function CentrePage() {
  const deps = useSecretDeps();
  const { known, problem, isBusy, refresh } = useReport(deps);
  const title = known?.report.className ?? t`Your class`;
  useTitle(title);
  return (
    <>
      <header class="top">
        <div class="bar">
          <a class="brand hit" href="/" aria-label="Caravan">
            <Logo />
          </a>
          <h1>
            <bdi>{title}</bdi>
          </h1>
          {deps && (
            <Button icon="update" isDisabled={isBusy} onClick={refresh}>
              {isBusy ? t`Refreshing …` : t`Refresh`}
            </Button>
          )}
        </div>
        {known && <KnownAt atMs={known.atMs} isSimulated={known.report.isSimulated} />}
      </header>
      <main id="main" class="centre two">
        {!deps && <NoSecret />}
        {problem && (
          <div class="all">
            <Note kind="warn">{problemWords(problem)}</Note>
          </div>
        )}
        {deps && known && <ClassView report={known.report} nowMs={known.atMs} deps={deps} onChange={refresh} />}
      </main>
    </>
  );
}

function KnownAt({ atMs, isSimulated }: { atMs: number; isSimulated: boolean }) {
  const time = formatTimeOfDay(atMs);
  return (
    <div class="state">
      <span class="pill">
        <Icon name="clock" isSmall />
        <span>{t`As known at ${time}`}</span>
      </span>
      {isSimulated && (
        <span class="pill">
          <span class="tag">{t`Simulated class: nobody is behind these names`}</span>
        </span>
      )}
    </div>
  );
}

function NoSecret() {
  return (
    <div class="all">
      <Empty
        title={t`Open this page by your link`}
        words={t`A class is opened by its facilitator's link alone. The link is forgotten when the tab is closed; open it again from where you keep it.`}
      />
    </div>
  );
}

/** What the page asks the server with; made anew only when another link is opened in this tab. */
function useSecretDeps(): CentreDeps | undefined {
  const [secret, setSecret] = useState(takeSecret);
  useEffect(() => {
    const take = () => setSecret(takeSecret());
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return useMemo(() => (secret === undefined ? undefined : { fetch: fetch.bind(globalThis), secret }), [secret]);
}
