import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { beside, formatPercent } from '../../i18n/format.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import type { CourseTitle, Learner } from './learner-rows.tsx';

interface QuizListProps {
  progress: Learner['progress'];
  courses: readonly CourseTitle[];
}

type Quiz = Learner['progress'][number]['quizzes'][number];

/** The best score of each quiz that was handed in, by course. */
export function QuizList({ progress, courses }: QuizListProps) {
  const tried = progress.filter(({ quizzes }) => quizzes.length > 0);
  return (
    <div class="stack">
      <h3>{t`Quizzes, best scores`}</h3>
      {tried.length === 0 && <p class="soft">{t`No quiz has been handed in yet.`}</p>}
      {tried.map(({ course, quizzes }) => (
        <div key={course}>
          <p class="soft small">
            <bdi>{courses.find((entry) => entry.course === course)?.title}</bdi>
          </p>
          <ul class="list">
            {quizzes.map((quiz) => (
              <QuizRow key={quiz.item} {...quiz} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function QuizRow({ title, best, attempts }: Quiz) {
  const tries = plural(attempts, { one: '# attempt', other: '# attempts' });
  return (
    <li class="row">
      <bdi class="grow">{inLanguage(title, i18n.locale, 'en')}</bdi>
      <span class="num">{beside(formatPercent(best / 100), tries)}</span>
    </li>
  );
}
