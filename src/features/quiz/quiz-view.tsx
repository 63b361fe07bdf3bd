import { t } from '@lingui/core/macro';
import { useRef } from 'preact/hooks';
import { NotFoundPage } from '../../app/notices/not-found-page.tsx';
import { Page } from '../../app/page.tsx';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { useCourseLinks } from '../../app/study/use-course-links.ts';
import { useEnrolment } from '../../app/study/use-enrolment.ts';
import { useLoaded } from '../../app/study/use-loaded.ts';
import { lessonsOf } from '../../data/library/course.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { attemptsAt } from '../../protocol/progress/item-progress.ts';
import { Note } from '../../ui/note.tsx';
import { useOnline } from '../../ui/use-online.ts';
import { loadQuestions, loadVersions } from './load-questions.ts';
import { QuizScreens } from './quiz-screens.tsx';
import { wayOn } from './way-on.ts';

/** Finds the quiz in its course and its questions on the phone, and shows where she is in it. */
export function QuizView({ study, number }: { study: CourseInStudy; number: number }) {
  const { course, facts, lang } = study;
  const { root } = course;
  const part = useRef<HTMLDivElement>(null);
  useCourseLinks(part, course);
  useEnrolment(root.course, facts);
  const isOnline = useOnline();
  const attempts = attemptsAt(number, facts);
  const versions = [...new Set([root.version, ...attempts.map(({ attempt }) => attempt.version)])];
  const loaded = useLoaded(
    async (signal) => {
      const quiz = { course: root.course, item: number, lang };
      const current = await loadQuestions(quiz, root.version, { signal });
      return { current, byVersion: await loadVersions(quiz, versions, { signal }) };
    },
    [root.course, number, lang, versions.join(), isOnline],
  );

  const lesson = lessonsOf(course).find(({ lesson }) => lesson.items.some((item) => item.number === number))?.lesson;
  const item = lesson?.items.find((candidate) => candidate.number === number);
  if (!lesson || item?.kind !== 'quiz') return <NotFoundPage />;

  const itemTitle = inLanguage(item.title, lang, root.source);
  const title = itemTitle === inLanguage(lesson.title, lang, root.source) ? t`Check yourself` : itemTitle;
  const current = loaded?.value.current;
  return (
    <Page title={title} back={`/course/${root.course}/${lesson.number}?item=${number}`}>
      {loaded && !current && (
        <Note kind="warn" icon="offline">
          {t`The questions are not on this phone yet. They come as soon as there is a network.`}
        </Note>
      )}
      <div ref={part}>
        {loaded && current && (
          <QuizScreens
            quiz={{ course: root.course, version: root.version, lesson: lesson.number, item, ...current }}
            attempts={attempts}
            byVersion={loaded.value.byVersion}
            way={wayOn(course, number, lang)}
          />
        )}
      </div>
    </Page>
  );
}
