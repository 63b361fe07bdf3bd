import { t } from '@lingui/core/macro';
import { useRef } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { NotFoundPage } from '../../app/notices/not-found-page.tsx';
import { Page } from '../../app/page.tsx';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { useCourseLinks } from '../../app/study/use-course-links.ts';
import { useEnrolment } from '../../app/study/use-enrolment.ts';
import { useLoaded } from '../../app/study/use-loaded.ts';
import { lessonsOf, readText } from '../../data/library/course.ts';
import { beside, formatMinutes, formatNumber } from '../../i18n/format.ts';
import type { Item } from '../../protocol/pack/module-manifest.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { itemProgress } from '../../protocol/progress/item-progress.ts';
import { Note } from '../../ui/note.tsx';
import { ExtraPart } from './extra-part.tsx';
import { LessonEnd } from './lesson-end.tsx';
import { placeOfLesson } from './lesson-place.ts';
import { LessonSteps } from './lesson-steps.tsx';
import { itemToOpen } from './place.ts';
import { QuizCard } from './quiz-card.tsx';
import { TextPart } from './text-part.tsx';
import { useOpenAt } from './use-open-at.ts';
import { VideoPart } from './video-part.tsx';

interface LessonViewProps {
  study: CourseInStudy;
  number: number;
  /** Number of the item that the address asks for. */
  asked: number | undefined;
}

export function LessonView({ study, number, asked }: LessonViewProps) {
  const { course, facts, lang, download } = study;
  const { root } = course;
  const lessons = lessonsOf(course);
  const module = lessons.find(({ lesson }) => lesson.number === number)?.module;
  const text = useLoaded(
    async (signal) => module && readText(deps(), module, lang, { signal }),
    [module, lang, download?.state],
  );
  const place = placeOfLesson(
    lessons.map(({ lesson }) => lesson),
    number,
  );
  const parts = useRef<HTMLDivElement>(null);
  useCourseLinks(parts, course);
  useEnrolment(root.course, facts);
  useOpenAt(place && itemToOpen(place.lesson, asked, facts), text !== undefined);
  if (!place) return <NotFoundPage />;

  const { lesson, position } = place;
  const title = inLanguage(lesson.title, lang, root.source);
  const [at, of] = [formatNumber(position), formatNumber(lessons.length)];
  const firstOpenQuiz = lesson.items.find((item) => item.kind === 'quiz' && !itemProgress(item, facts).isDone);

  const part = (item: Item) => {
    const isDone = itemProgress(item, facts).isDone;
    const itemTitle = inLanguage(item.title, lang, root.source);
    const shown = { isDone, title: itemTitle === title ? undefined : itemTitle };
    const shared = { ...shown, course: root.course, facts };
    switch (item.kind) {
      case 'video':
        return <VideoPart key={item.number} {...shown} study={study} item={item} />;
      case 'text':
        return <TextPart key={item.number} {...shared} item={item} text={text && { chunk: text.value }} />;
      case 'quiz':
        return <QuizCard key={item.number} {...shared} item={item} isNext={item === firstOpenQuiz} />;
      case 'file':
      case 'package':
      case 'link':
        return <ExtraPart key={item.number} {...shown} study={study} item={item} />;
    }
  };

  return (
    <Page title={title} back={`/course/${root.course}`}>
      <div class="stack lesson" ref={parts}>
        <p class="small">
          <a class="hit" href={`/course/${root.course}`}>
            {inLanguage(root.title, lang, root.source)}
          </a>
          <br />
          <span class="soft num">{beside(t`Lesson ${at} of ${of}`, formatMinutes(lesson.minutes))}</span>
        </p>
        <LessonSteps lesson={lesson} facts={facts} />
        {lesson.items.map(part)}
        {lesson.later && (
          <Note kind="warn">{t`Something here needs a newer Caravan. Open Caravan where there is a good network, so that it can be renewed.`}</Note>
        )}
        <LessonEnd study={study} place={place} isNext={firstOpenQuiz === undefined} />
      </div>
    </Page>
  );
}
