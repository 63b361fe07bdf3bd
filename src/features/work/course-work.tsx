import { plural, t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { beside } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import type { Activity } from './activities.ts';
import { ActivityRow } from './activity-row.tsx';
import type { CourseNames } from './read-names.ts';

/** Rows that a cheap phone draws at once. */
const STEP = 40;

interface CourseWorkProps {
  course: number;
  /** Undefined until they are read. */
  names: CourseNames | undefined;
  activities: readonly Activity[];
  isOpen: boolean;
}

/** The activities of one course, newest first; only what is looked at is drawn. */
export function CourseWork({ course, names, activities, isOpen }: CourseWorkProps) {
  const [isShown, setShown] = useState(isOpen);
  const [limit, setLimit] = useState(STEP);
  const hidden = activities.length - limit;
  return (
    <details class="card course-work" open={isShown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>
        <h2>
          <bdi>{courseName(course, names)}</bdi>
        </h2>
        <span class="soft small">{summary(activities)}</span>
      </summary>
      {isShown && (
        <ul class="list">
          {activities.slice(0, limit).map((activity) => (
            <ActivityRow key={activity.item} activity={activity} name={names?.items.get(activity.item)} />
          ))}
        </ul>
      )}
      {isShown && hidden > 0 && (
        <Button isWide onClick={() => setLimit(limit + STEP)}>
          {plural(hidden, { one: 'Show # older activity', other: 'Show older activities (#)' })}
        </Button>
      )}
    </details>
  );
}

function courseName(course: number, names: CourseNames | undefined): string {
  if (course === 0) return t`You yourself`;
  return names?.title ?? t`Course ${course}`;
}

function summary(activities: readonly Activity[]): string {
  const all = plural({ count: activities.length }, { one: '# activity', other: '# activities' });
  const waiting = activities.filter(({ stage }) => stage !== 'accepted').length;
  return waiting === 0
    ? beside(all, t`all accepted`)
    : beside(all, plural(waiting, { one: '# not accepted yet', other: '# not accepted yet' }));
}
