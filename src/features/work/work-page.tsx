import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { useMemo } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import { ONLY } from '../../data/study/study-db.ts';
import { useLive } from '../../ui/use-live.ts';
import { activitiesOf, byCourse, countsOf } from './activities.ts';
import { CourseWork } from './course-work.tsx';
import { OtherWays } from './other-ways.tsx';
import { readNames } from './read-names.ts';
import { useUnderWay, useWork } from './use-work.ts';
import { WorkHead } from './work-head.tsx';
import { WorkStops } from './work-stops.tsx';
import { workTitle } from './work-words.ts';
import '../../ui/card.css';
import './work.css';

/**
 * `/work`: of all that she did, how far it has come; what waits, why, and what will happen. Needs no network. To read a year of study takes
 * a slow phone a moment, so the head does not wait for the list.
 */
export function WorkPage(_: PageProps) {
  const work = useWork();
  const said = useUnderWay();
  const kept = useLive(readKept, []);
  const activities = useMemo(() => kept && activitiesOf(kept.rows, said, kept.replica), [kept, said]);
  const courses = activities && byCourse(activities);
  const numbers = courses?.map(({ course }) => course) ?? [];
  const names = useLive(() => readNames(deps().library, numbers, i18n.locale), [numbers.join(), i18n.locale]);
  const named = courses?.filter(({ course }) => names?.has(course));
  const title = t`My work`;
  if (!work)
    return (
      <Page title={title} back="/phone">
        {null}
      </Page>
    );
  return (
    <Page title={title} back="/phone" isTwoColumns>
      <section class="card stack all" aria-labelledby="work-state">
        <div role="status">
          <h2 id="work-state">{workTitle(work.state)}</h2>
        </div>
        {activities?.length !== 0 && <WorkStops counts={activities && countsOf(activities)} />}
        <WorkHead work={work} />
      </section>
      <div class="stack">
        {named?.map(({ course, activities }, position) => (
          <CourseWork
            key={course}
            course={course}
            names={names?.get(course)}
            activities={activities}
            isOpen={position === 0}
          />
        ))}
      </div>
      <OtherWays />
    </Page>
  );
}

async function readKept() {
  const { study } = deps();
  const [rows, identity] = await Promise.all([study.facts.toArray(), study.identity.get(ONLY)]);
  return { rows, replica: identity?.replica };
}
