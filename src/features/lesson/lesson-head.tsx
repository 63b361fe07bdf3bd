import { t } from '@lingui/core/macro';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { beside, formatMinutes, formatNumber } from '../../i18n/format.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import type { LessonPlace } from './lesson-place.ts';
import { minutesLeft } from './minutes-left.ts';

interface LessonHeadProps {
  study: CourseInStudy;
  place: LessonPlace;
  /** How many lessons the course has. */
  lessons: number;
}

/** Where a lesson stands in its course, and how long it takes, or still takes where it was begun. */
export function LessonHead({ study, place: { lesson, position }, lessons }: LessonHeadProps) {
  const { root } = study.course;
  const left = minutesLeft(lesson, study.facts);
  const [at, of, rest] = [formatNumber(position), formatNumber(lessons), formatMinutes(left)];
  const isBegun = left > 0 && left < lesson.minutes;
  return (
    <p class="small">
      <a class="hit" href={`/course/${root.course}`}>
        {inLanguage(root.title, study.lang, root.source)}
      </a>
      <br />
      <span class="soft num">
        {beside(t`Lesson ${at} of ${of}`, isBegun ? t`${rest} left` : formatMinutes(lesson.minutes))}
      </span>
    </p>
  );
}
