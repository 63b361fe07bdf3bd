import { t } from '@lingui/core/macro';
import { beside, formatMinutes, formatNumber } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Hero } from './hero.tsx';
import type { CurrentCourse as Current, Route } from './read-home.ts';

/** The next step of the current course, over its route. */
export function CurrentCourse({ current }: { current: Current }) {
  const { course, title, isBegun, isHere, route } = current;
  const next = route?.next;
  const hasArrived = route !== undefined && next === undefined;
  return (
    <Hero {...(route && overTheDunes(route))}>
      <div>
        <p class="small soft">{hasArrived ? t`You have arrived` : withMore(t`Your next stop`, stationWords(route))}</p>
        <h1>{next?.title ?? title}</h1>
        {next && <p>{title}</p>}
      </div>
      <Button kind="go" icon="play" isWide href={`/course/${course}${next ? `/${next.lesson}` : ''}`}>
        {hasArrived
          ? t`Look back over the course`
          : withMore(isBegun ? t`Continue` : t`Begin`, next && formatMinutes(next.minutes))}
      </Button>
      {isHere && (
        <p class="say small">
          <Icon name="check" isSmall />
          <span>{t`On this phone: uses no data`}</span>
        </p>
      )}
    </Hero>
  );
}

function overTheDunes(route: Route) {
  const [done, of] = [formatNumber(route.done.filter(Boolean).length), formatNumber(route.done.length)];
  const label = t`Route: ${done} of ${of} stations done`;
  return route.done.length > 1 ? { label, journey: { done: route.done, here: route.next?.station } } : { label };
}

const withMore = (words: string, more: string | undefined): string =>
  more === undefined ? words : beside(words, more);

function stationWords(route: Route | undefined): string | undefined {
  if (!route?.next) return undefined;
  const [station, of] = [formatNumber(route.next.station + 1), formatNumber(route.done.length)];
  return t`station ${station} of ${of}`;
}
