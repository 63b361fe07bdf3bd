import { t } from '@lingui/core/macro';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { formatNumber } from '../../i18n/format.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Route, Stop } from '../../ui/route.tsx';
import type { CourseRoute, Stretch } from './course-route.ts';
import { GoOnButton } from './go-on-button.tsx';
import { StationSteps } from './station-steps.tsx';

interface RouteCardProps {
  study: CourseInStudy;
  route: CourseRoute;
}

/** The way through the course: modules that fold, lessons as stations, and one button that goes on. */
export function RouteCard({ study, route }: RouteCardProps) {
  const [done, all] = [formatNumber(route.stationsDone), formatNumber(route.stations)];
  return (
    <section class="card stack" aria-labelledby="route">
      <div class="row">
        <h2 id="route" class="grow">{t`Your route`}</h2>
        {route.stationsDone > 0 && <span class="soft small num">{t`${done} of ${all} stations done`}</span>}
      </div>
      {route.next === undefined && (
        <p class="say ok">
          <Icon name="check" />
          <span>{t`You have come to the end of this route.`}</span>
        </p>
      )}
      {route.stretches.map((stretch) => (
        <StretchPart key={stretch.module.number} study={study} route={route} stretch={stretch} />
      ))}
    </section>
  );
}

function StretchPart({ study, route, stretch }: RouteCardProps & { stretch: Stretch }) {
  const { root } = study.course;
  const title = inLanguage(stretch.module.title, study.lang, root.source);
  return (
    <details class="stretch" open={stretch.state === 'here'}>
      <summary>
        <h3>{title}</h3>
        {stretch.state === 'done' && (
          <span class="say small ok">
            <Icon name="check" isSmall />
            <span>{t`Done`}</span>
          </span>
        )}
      </summary>
      <Route>
        {stretch.stations.map((station) => (
          <Stop key={station.lesson.number} kind={station.state === 'ahead' ? 'next' : station.state}>
            <StationSteps study={study} station={station} />
            {station.state === 'here' && route.next && (
              <GoOnButton study={study} next={route.next} isBegun={route.isBegun} />
            )}
          </Stop>
        ))}
      </Route>
    </details>
  );
}
