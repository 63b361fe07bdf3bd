import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import { laterPart } from '../../app/later-part.tsx';
import { lazyPart } from '../../app/lazy-part.tsx';
import { LossNotice } from '../../app/loss-notice.tsx';
import { Nav } from '../../app/nav.tsx';
import { InstallOffer } from '../../app/notices/install-offer.tsx';
import { Notices } from '../../app/notices/notices.tsx';
import { syncStatus } from '../../data/study/read.ts';
import { Button } from '../../ui/button.tsx';
import { WorkPill } from '../../ui/state-line.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useOnline } from '../../ui/use-online.ts';
import { CurrentCourse } from './current-course.tsx';
import { FirstCourse } from './first-course.tsx';
import { Hero } from './hero.tsx';
import { OnThisPhone } from './on-this-phone.tsx';
import { readHome } from './read-home.ts';
import '../../ui/parts.css';

const WhoStudies = lazyPart(() => import('../../app/who-studies.tsx').then((m) => m.WhoStudies));

const HomeExtras = laterPart(() => import('./later/home-extras.tsx').then((m) => m.HomeExtras));

/** Home with what the databases say. */
export function HomeContents() {
  const home = useLive(() => readHome(deps(), i18n.locale), [i18n.locale]);
  const status = useLive(() => syncStatus(deps().study), []);
  const isOnline = useOnline();
  if (!home || !status) return <Hero />;
  const { current, courses } = home;
  return (
    <>
      {current ? <CurrentCourse current={current} /> : <FirstCourse />}
      <main id="main">
        <div class="row home-state">
          <WorkPill unsent={status.unsent} hasBeenSent={status.hasBeenSent} isOnline={isOnline} />
          <WhoStudies />
          <a class="pill" href="/work">{t`Details`}</a>
        </div>
        <Notices />
        <LossNotice />
        {current?.route?.done.includes(true) && <InstallOffer />}
        <div class="grid">
          <OnThisPhone courses={courses} />
          {current && <HomeExtras />}
        </div>
        {!current && <Button kind="plain" href="/rescue">{t`I have studied here before`}</Button>}
      </main>
      <Nav />
    </>
  );
}
