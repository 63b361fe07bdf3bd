import type { PageProps } from '../../app/routes.ts';
import { CourseGate } from '../../app/study/course-gate.tsx';
import { useStudyClock } from '../../app/study/use-study-clock.ts';
import { LessonView } from './lesson-view.tsx';
import '../../ui/card.css';
import '../../ui/route.css';
import './lesson.css';

/** A lesson with its items in order. `?item=` opens at one of them. */
export function LessonPage({ params, query }: PageProps) {
  const course = Number(params.course);
  useStudyClock(course);
  const asked = query.get('item');
  return (
    <CourseGate number={course}>
      {(study) => (
        <LessonView study={study} number={Number(params.lesson)} asked={asked === null ? undefined : Number(asked)} />
      )}
    </CourseGate>
  );
}
