import type { PageProps } from '../../app/routes.ts';
import { CourseGate } from '../../app/study/course-gate.tsx';
import { applyTextLook } from '../../app/study/text-look.ts';
import { useStudyClock } from '../../app/study/use-study-clock.ts';
import { askedPlace } from './asked-place.ts';
import { LessonView } from './lesson-view.tsx';
import '../../ui/card.css';
import '../../ui/route.css';
import './lesson.css';

applyTextLook();

/** A lesson with its items in order. `?item=` opens at one of them, `&block=` and `&t=` at a place in it. */
export function LessonPage({ params, query }: PageProps) {
  const course = Number(params.course);
  useStudyClock(course);
  return (
    <CourseGate number={course}>
      {(study) => <LessonView study={study} number={Number(params.lesson)} asked={askedPlace(query)} />}
    </CourseGate>
  );
}
