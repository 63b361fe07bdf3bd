import { t } from '@lingui/core/macro';
import { Button } from '../../../ui/button.tsx';
import { NotSent } from './not-sent.tsx';
import { PlanCard } from './plan-card.tsx';
import { TodayCard } from './today-card.tsx';
import './home-extras.css';

/** What home shows beyond the next step and what is here, in the same grid: all of it from this phone alone. */
export const HomeExtras = () => (
  <>
    <NotSent />
    <PlanCard />
    <TodayCard />
    <nav class="row home-line home-ways" aria-label={t`More`}>
      <Button icon="search" href="/search">{t`Search`}</Button>
      <Button icon="note" href="/notes">{t`Notes`}</Button>
      <Button icon="globe" href="/glossary">{t`Glossary`}</Button>
    </nav>
  </>
);
