import { t } from '@lingui/core/macro';
import { downloadState } from '../../app/download-state.ts';
import { isLineAsked } from '../../app/downloads/is-line-asked.ts';
import { useUpdates } from '../../app/downloads/use-updates.ts';
import { LineQuestion } from '../../app/line-question.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CourseRow } from './course-row.tsx';
import type { PhoneCourse } from './read-phone-courses.ts';
import { UpdateAll } from './update-all.tsx';

interface CoursesCardProps {
  /** Those on their way in the order of the queue, then those that are here. */
  courses: readonly PhoneCourse[];
  limitBytes: number;
}

/** The courses that take up room on this phone, whole or on their way. */
export function CoursesCard({ courses, limitBytes }: CoursesCardProps) {
  const downloads = courses.map(({ download }) => download);
  const here = downloads.filter(({ state }) => state === 'here').map(({ course }) => course);
  const updates = useUpdates().filter(({ course }) => here.includes(course));
  return (
    <Card title={t`Courses on this phone`} id="courses">
      {courses.length === 0 && <p class="soft">{t`No course is on this phone yet.`}</p>}
      {downloads.some(isLineAsked) && <LineQuestion />}
      <UpdateAll updates={updates} limitBytes={limitBytes} />
      <ul class="list">
        {courses.map((kept) => (
          <CourseRow
            key={kept.course}
            kept={kept}
            state={downloadState(kept.download, downloads)}
            update={updates.find(({ course }) => course === kept.course)}
            limitBytes={limitBytes}
          />
        ))}
      </ul>
      <Button icon="share" isWide href="/hand">
        {t`Pass courses on`}
      </Button>
      <Button icon="globe" isWide href="/hub">
        {t`Campus hub`}
      </Button>
      <Button isWide href="/courses">
        {courses.length === 0 ? t`Choose a course` : t`Find another course`}
      </Button>
    </Card>
  );
}
