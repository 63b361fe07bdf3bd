import { t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import { shownProfile } from '../../app/shown-profile.ts';
import { openCarried } from '../../carrier/carried-db.ts';
import { readCarriedState } from '../../carrier/carried-state.ts';
import { readServerKey } from '../../carrier/server-key.ts';
import { openStudies } from '../../data/profiles/open-studies.ts';
import { hasUnsent } from '../../data/study/read.ts';
import { useLive } from '../../ui/use-live.ts';
import { CarriedCard } from './carried-card.tsx';
import { GiveCard } from './give-card.tsx';
import { TakeInCard } from './take-in-card.tsx';
import './carry.css';

/** `/carry`: her work goes to the server by other ways than the network, and others' by her phone. */
export function CarryPage(_: PageProps) {
  const own = useLive(readOwn, []);
  const carried = useLive(() => readCarriedState(openCarried()), []);
  const title = t`Without a network`;
  if (!own || !carried) return <Page title={title}>{null}</Page>;
  return (
    <Page title={title} back="/work">
      <GiveCard {...own} />
      <TakeInCard />
      <CarriedCard {...carried} />
    </Page>
  );
}

async function readOwn() {
  const isMine = await hasUnsent(deps().study);
  const { others } = await openStudies(shownProfile);
  const waiting = await Promise.all(others.map(hasUnsent));
  return { isMine, isOthers: waiting.includes(true), serverKey: await readServerKey() };
}
