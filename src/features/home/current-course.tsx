import { t } from '@lingui/core/macro';
import { beside, formatMinutes, formatNumber } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Hero } from './hero.tsx';
import type { StudiedCourse } from './read-home.ts';

/** The next step of the course that was studied last, over its route. */
export function CurrentCourse({ course }: { course: StudiedCourse }) {
  const { next, isHere } = course;
  const station = formatNumber((next?.station ?? 0) + 1);
  const of = formatNumber(course.done.length);
  const done = formatNumber(course.done.filter(Boolean).length);
  const journey = course.done.length > 1 ? { done: course.done, here: next?.station } : undefined;
  return (
    <Hero {...(journey && { journey })} label={t`Route: ${done} of ${of} stations done`}>
      <div>
        <p class="small soft">
          {next ? beside(t`Your next stop`, t`station ${station} of ${of}`) : t`You have arrived`}
        </p>
        <h1>{next?.title ?? course.title}</h1>
        {next && <p>{course.title}</p>}
      </div>
      <Button kind="go" icon="play" isWide href={`/course/${course.course}${next ? `/${next.lesson}` : ''}`}>
        {next ? beside(t`Continue`, formatMinutes(next.minutes)) : t`Look back over the course`}
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
