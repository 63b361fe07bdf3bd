import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { useLayoutEffect } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import { useUsage } from '../../app/use-usage.ts';
import { WorkSummary } from '../../app/work-summary.tsx';
import { readMembership } from '../../data/study/read.ts';
import { isLaptop } from '../../ui/is-laptop.ts';
import { useLive } from '../../ui/use-live.ts';
import { CoursesCard } from './courses-card.tsx';
import { DataCard } from './data-card.tsx';
import { PeopleCard } from './people-card.tsx';
import { PersonCard } from './person-card.tsx';
import { readPhoneCourses } from './read-phone-courses.ts';
import { ServedNote } from './served-note.tsx';
import { SettingsCard } from './settings-card.tsx';
import { SpaceCard } from './space-card.tsx';
import './phone.css';

/** `/phone`: her work and where it is, who she is, what is on this phone, and how the app behaves here. */
export function PhonePage(_: PageProps) {
  const study = useLive(async () => ({ membership: await readMembership(deps().study) }), []);
  const courses = useLive(() => readPhoneCourses(deps().library, i18n.locale), [i18n.locale]);
  const usage = useUsage();
  const isReady = study !== undefined && courses !== undefined && usage !== undefined;
  useLayoutEffect(() => {
    // What the address points at is there only now.
    if (isReady && location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [isReady]);
  const title = isLaptop() ? t`This device` : t`This phone`;
  if (!isReady) return <Page title={title}>{null}</Page>;
  return (
    <Page title={title} isTwoColumns>
      <div class="stack phone-column">
        <ServedNote />
        <WorkSummary />
        <PersonCard membership={study.membership} />
        <PeopleCard />
        <CoursesCard courses={courses} limitBytes={usage.limitBytes} />
      </div>
      <div class="stack phone-column">
        <DataCard usage={usage} />
        <SpaceCard courses={courses} />
        <SettingsCard />
      </div>
    </Page>
  );
}
