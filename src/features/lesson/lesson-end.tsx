import { t } from '@lingui/core/macro';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import type { Lesson } from '../../protocol/pack/module-manifest.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { LessonPlace } from './lesson-place.ts';

interface LessonEndProps {
  study: CourseInStudy;
  place: LessonPlace;
  /** Whether the next lesson is the one next step of the page. */
  isNext: boolean;
}

/** Where the way goes on from here, and where it came from. */
export function LessonEnd({ study, place, isNext }: LessonEndProps) {
  const { root } = study.course;
  const { previous, next } = place;
  const titleOf = (lesson: Lesson | undefined) => (lesson ? inLanguage(lesson.title, study.lang, root.source) : '');
  const [nextTitle, previousTitle] = [titleOf(next), titleOf(previous)];
  return (
    <nav class="stack" aria-label={t`Lessons`}>
      {next ? (
        <Button kind={isNext ? 'go' : 'default'} isWide href={`/course/${root.course}/${next.number}`}>
          <span>{t`Next lesson: ${nextTitle}`}</span>
          <Icon name="next" />
        </Button>
      ) : (
        <Button
          kind={isNext ? 'go' : 'default'}
          isWide
          href={`/course/${root.course}`}
        >{t`End of the route: back to the course`}</Button>
      )}
      {previous && (
        <Button
          kind="plain"
          isWide
          href={`/course/${root.course}/${previous.number}`}
        >{t`Previous lesson: ${previousTitle}`}</Button>
      )}
    </nav>
  );
}
