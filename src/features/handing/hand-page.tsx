import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { laterPart } from '../../app/later-part.tsx';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import { type Gift, readGifts } from '../../handing/read-gifts.ts';
import { useLive } from '../../ui/use-live.ts';
import { TakeCard } from './take-card.tsx';

// A phone without a course can take one from the first day, and has none to give.
const GiveCard = laterPart(() => import('./later/give-card.tsx').then((m) => m.GiveCard));

/** `/hand`: courses go from phone to phone, as files. */
export function HandPage({ query }: PageProps) {
  const gifts = useLive(() => readGifts(deps().library), []);
  return (
    <Page title={t`Pass courses on`} back="/phone" isTwoColumns>
      {gifts && <Cards gifts={gifts} query={query} />}
    </Page>
  );
}

/** What she came for stands first, and stays there. */
function Cards({ gifts, query }: { gifts: readonly Gift[] } & Pick<PageProps, 'query'>) {
  const shared = query.get('shared');
  const [isTaking] = useState(shared !== null || gifts.length === 0);
  const take = <TakeCard key="take" shared={shared} />;
  const give = <GiveCard key="give" gifts={gifts} chosen={Number(query.get('course'))} />;
  return <>{isTaking ? [take, give] : [give, take]}</>;
}
