import { t } from '@lingui/core/macro';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import { BroughtBack } from './brought-back.tsx';
import { CodeWay } from './code-way.tsx';
import { FileWay } from './file-way.tsx';
import { LoginWay } from './login-way.tsx';
import { ServerWay } from './server-way.tsx';
import { useRescue } from './use-rescue.ts';
import './rescue.css';

/** `/rescue`: the four ways back to work that is not on this phone. */
export function RescuePage(_: PageProps) {
  const rescue = useRescue();
  return (
    <Page title={t`Bring my work back`} back="/phone">
      <div class="rescue stack">
        {rescue.outcome === undefined ? (
          <>
            <p>{t`Whichever way you take: what is on this phone now stays, and is put together with what comes back. Nothing counts twice.`}</p>
            <ServerWay rescue={rescue} />
            <LoginWay rescue={rescue} />
            <CodeWay />
            <FileWay rescue={rescue} />
          </>
        ) : (
          <BroughtBack outcome={rescue.outcome} />
        )}
      </div>
    </Page>
  );
}
