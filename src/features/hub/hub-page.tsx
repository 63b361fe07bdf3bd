import { t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import { isConnected } from '../../app/hub/kept-hub.ts';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import { ConnectCard } from './connect-card.tsx';
import { HandCard } from './hand-card.tsx';
import { HubCourses } from './hub-courses.tsx';
import { useHub } from './use-hub.ts';

/** `/hub`: a computer on the campus that has courses, and takes her work along. `?at=ADDRESS`: a hub that somebody's code names. */
export function HubPage({ query }: PageProps) {
  const state = useHub();
  const { hub } = state;
  return (
    <Page title={t`Campus hub`} back="/phone" isTwoColumns>
      {hub !== undefined && <ConnectCard {...state} hub={hub} given={query.get('at')} />}
      {hub && isConnected(hub, deps().now()) && (
        <>
          <HandCard hub={hub} />
          <HubCourses hub={hub} />
        </>
      )}
    </Page>
  );
}
