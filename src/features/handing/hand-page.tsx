import { t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import { readGifts } from '../../handing/read-gifts.ts';
import { useLive } from '../../ui/use-live.ts';
import { GiveCard } from './give-card.tsx';
import { TakeCard } from './take-card.tsx';

/** `/hand`: courses go from phone to phone, as files. */
export function HandPage({ query }: PageProps) {
  const gifts = useLive(() => readGifts(deps().library), []);
  const title = t`Pass courses on`;
  if (!gifts) return <Page title={title}>{null}</Page>;
  const shared = query.get('shared');
  const take = <TakeCard shared={shared} />;
  const give = <GiveCard gifts={gifts} chosen={Number(query.get('course'))} />;
  const isTaking = shared !== null || gifts.length === 0;
  return (
    <Page title={title} back="/phone" isTwoColumns>
      {isTaking ? [take, give] : [give, take]}
    </Page>
  );
}
