import type { PageProps } from '../../app/routes.ts';
import { CourseGate } from '../../app/study/course-gate.tsx';
import { useStudyClock } from '../../app/study/use-study-clock.ts';
import { QuizView } from './quiz-view.tsx';
import '../../ui/card.css';
import '../../ui/note.css';
import '../../ui/route.css';
import './quiz.css';

/** A quiz: before, during and after an attempt. */
export function QuizPage({ params, query }: PageProps) {
  const course = Number(params.course);
  useStudyClock(course);
  return (
    <CourseGate number={course}>
      {(study) => <QuizView study={study} number={Number(params.item)} reviewed={query.get('attempt') ?? undefined} />}
    </CourseGate>
  );
}
