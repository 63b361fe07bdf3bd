import { StudyProblem } from '../study/study-problem.tsx';
import { AskFirst } from './ask-first.tsx';
import type { CourseActions } from './use-course-actions.ts';

/** What a course's download has to ask or to say, beside its control. */
export function CourseQuestions({ actions }: { actions: CourseActions }) {
  const { error, dear, getDear } = actions;
  return (
    <>
      {error && <StudyProblem error={error.problem} onRetry={error.retry} />}
      {dear && <AskFirst costBytes={dear.costBytes} onAnswer={getDear} />}
    </>
  );
}
