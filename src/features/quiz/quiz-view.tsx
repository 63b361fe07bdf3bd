import { t } from '@lingui/core/macro';
import { useRef } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { NotFoundPage } from '../../app/notices/not-found-page.tsx';
import { Page } from '../../app/page.tsx';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { useCourseLinks } from '../../app/study/use-course-links.ts';
import { useEnrolment } from '../../app/study/use-enrolment.ts';
import { useLoaded } from '../../app/study/use-loaded.ts';
import { readUnfinished } from '../../data/library/unfinished.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { attemptsAt } from '../../protocol/progress/item-progress.ts';
import { Note } from '../../ui/note.tsx';
import { useOnline } from '../../ui/use-online.ts';
import { findQuiz, loadVersions } from './load-questions.ts';
import type { QuizInHand, QuizVersions } from './quiz-in-hand.ts';
import { QuizScreens } from './quiz-screens.tsx';
import { type NamedAttempt, openAttempt } from './quiz-walk.ts';
import { wayOn } from './way-on.ts';

interface QuizViewProps {
  study: CourseInStudy;
  /** Item number of the quiz. */
  number: number;
  /** The attempt that is looked at again. */
  reviewed: string | undefined;
}

/** Finds the quiz in its course and its questions on the phone, and shows where she is in it. */
export function QuizView({ study, number, reviewed }: QuizViewProps) {
  const { course, facts, lang } = study;
  const { root, modules } = course;
  const part = useRef<HTMLDivElement>(null);
  useCourseLinks(part, course);
  useEnrolment(root.course, facts);
  const isOnline = useOnline();
  const attempts = attemptsAt(number, facts);
  const versions = [...new Set([root.version, ...attempts.map(({ attempt }) => attempt.version)])];
  const before = useRef<QuizVersions>(new Map());
  const loaded = useLoaded(
    async (signal) => {
      const found = await loadVersions({ course: root.course, item: number, lang }, versions, { signal });
      // What was on the screen stays there, though its words have been let go of since.
      before.current = new Map([...before.current, ...found]);
      const open = openAttempt(attempts, before.current);
      const unfinished = open
        ? await readUnfinished(deps().library, { course: root.course, quiz: number, id: open.id })
        : {};
      return { version: root.version, quizzes: before.current, unfinished };
    },
    [root.course, number, lang, versions.join(), isOnline],
  );

  const current = loaded?.value.quizzes.get(loaded.value.version);
  // One that the course has no more, or whose words are not here, can be finished where its attempt has kept them.
  const quiz = current ?? (loaded && newestAttempted(attempts, loaded.value.quizzes));
  const placed = findQuiz(modules, number);
  if (!placed && !quiz) return loaded ? <NotFoundPage /> : null;

  const lesson = placed?.lesson;
  const itemTitle = inLanguage((placed?.item ?? quiz?.item)?.title ?? {}, lang, root.source);
  const isNamedLikeLesson = lesson !== undefined && itemTitle === inLanguage(lesson.title, lang, root.source);
  return (
    <Page
      title={isNamedLikeLesson ? t`Check yourself` : itemTitle}
      back={
        reviewed !== undefined
          ? `/course/${root.course}/quiz/${number}`
          : lesson
            ? `/course/${root.course}/${lesson.number}?item=${number}`
            : `/course/${root.course}`
      }
    >
      {loaded && !quiz && (
        <Note kind="warn" icon="offline">
          {t`The questions are not on this phone yet. They come as soon as there is a network.`}
        </Note>
      )}
      <div ref={part}>
        {loaded && quiz && (
          <QuizScreens
            quiz={{ ...quiz, lesson: lesson?.number ?? quiz.lesson }}
            canBegin={current !== undefined}
            attempts={attempts}
            facts={facts}
            byVersion={loaded.value.quizzes}
            unfinished={loaded.value.unfinished}
            way={wayOn(course, number, lang)}
            reviewed={reviewed}
          />
        )}
      </div>
    </Page>
  );
}

function newestAttempted(attempts: readonly NamedAttempt[], quizzes: QuizVersions): QuizInHand | undefined {
  const newest = attempts.findLast(({ attempt }) => quizzes.has(attempt.version));
  return newest && quizzes.get(newest.attempt.version);
}
