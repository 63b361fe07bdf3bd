import { t } from '@lingui/core/macro';
import { useRef } from 'preact/hooks';
import { laterPart } from '../../app/later-part.tsx';
import { NotFoundPage } from '../../app/notices/not-found-page.tsx';
import { Page } from '../../app/page.tsx';
import { useReadingLanguage } from '../../app/study/reading-language.ts';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { useCourseLinks } from '../../app/study/use-course-links.ts';
import { useEnrolment } from '../../app/study/use-enrolment.ts';
import { useReadAhead } from '../../app/study/use-read-ahead.ts';
import { useStay } from '../../app/study/use-stay.ts';
import { useText } from '../../app/study/use-text.ts';
import { lessonsOf } from '../../data/library/course.ts';
import type { Item } from '../../protocol/pack/module-manifest.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { itemProgress } from '../../protocol/progress/item-progress.ts';
import { Note } from '../../ui/note.tsx';
import type { AskedPlace } from './asked-place.ts';
import { ExtraPart } from './extra-part.tsx';
import { LessonEnd } from './lesson-end.tsx';
import { LessonHead } from './lesson-head.tsx';
import { placeOfLesson } from './lesson-place.ts';
import { LessonSteps } from './lesson-steps.tsx';
import { itemToOpen } from './place.ts';
import { QuizCard } from './quiz-card.tsx';
import { TextPart } from './text-part.tsx';
import { useOpenAt } from './use-open-at.ts';
import { VideoPart } from './video/video-part.tsx';

interface LessonViewProps {
  study: CourseInStudy;
  number: number;
  asked: AskedPlace;
}

const ReadingTools = laterPart(() => import('../../app/reading/reading-tools.tsx').then((m) => m.ReadingTools));
const TextAids = laterPart(() => import('../../app/reading/text-aids.tsx').then((m) => m.TextAids));

export function LessonView({ study, number, asked }: LessonViewProps) {
  const { course, facts, lang, download } = study;
  const { root } = course;
  const lessons = lessonsOf(course);
  const module = lessons.find(({ lesson }) => lesson.number === number)?.module;
  const reading = useReadingLanguage(root.course, root.languages);
  const text = useText(module, reading.lang ?? lang, download?.state);
  const second = useText(module, reading.beside, download?.state)?.value;
  const beside = second?.lang === reading.beside && second?.lang !== text?.value?.lang ? second : undefined;
  useStay(`${text?.value?.lang} ${beside?.lang}`);
  const place = placeOfLesson(
    lessons.map(({ lesson }) => lesson),
    number,
  );
  const parts = useRef<HTMLDivElement>(null);
  useCourseLinks(parts, course);
  useEnrolment(root.course, facts);
  useReadAhead(lessons.find(({ lesson }) => lesson === place?.next)?.module, lang);
  useOpenAt(place && itemToOpen(place.lesson, asked.item, facts), text !== undefined);
  if (!place) return <NotFoundPage />;

  const { lesson } = place;
  const title = inLanguage(lesson.title, lang, root.source);
  const hasText = lesson.items.some(({ kind }) => kind === 'text');
  const firstOpenQuiz = lesson.items.find((item) => item.kind === 'quiz' && !itemProgress(item, facts).isDone);

  /** A title that only repeats the lesson's is not shown again. */
  const titleIn = (item: Item, titleLang = lang): string | undefined => {
    const itemTitle = inLanguage(item.title, titleLang, root.source);
    return itemTitle === inLanguage(lesson.title, titleLang, root.source) ? undefined : itemTitle;
  };
  const part = (item: Item) => {
    const isDone = itemProgress(item, facts).isDone;
    const shown = { isDone, title: titleIn(item, lang) };
    const shared = { ...shown, course: root.course, facts };
    switch (item.kind) {
      case 'video':
        return (
          <VideoPart
            key={item.number}
            {...shown}
            study={study}
            item={item}
            askedSecond={item.number === asked.item ? asked.second : undefined}
          />
        );
      case 'text':
        return (
          <TextPart
            key={item.number}
            study={study}
            isDone={isDone}
            title={titleIn(item, text?.value?.lang)}
            item={item}
            text={text && { chunk: text.value }}
            beside={beside}
            askedBlock={item.number === asked.item ? asked.block : undefined}
          />
        );
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
        <LessonHead study={study} place={place} lessons={lessons.length} />
        <LessonSteps lesson={lesson} facts={facts} />
        {hasText && module && (
          <div class="tools-room">
            <ReadingTools study={study} module={module} text={text?.value} parts={parts} />
          </div>
        )}
        {lesson.items.map(part)}
        {lesson.later && (
          <Note kind="warn">{t`Something here needs a newer Caravan. Open Caravan where there is a good network, so that it can be renewed.`}</Note>
        )}
        <LessonEnd study={study} place={place} isNext={firstOpenQuiz === undefined} />
        <TextAids study={study} text={text?.value} parts={parts} />
      </div>
    </Page>
  );
}
