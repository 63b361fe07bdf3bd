import { laterPart } from '../../app/later-part.tsx';
import { Page } from '../../app/page.tsx';
import { hasKeptLinks } from '../../app/study/kept-links-entry.ts';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { CourseHead } from './course-head.tsx';
import { courseRoute } from './course-route.ts';
import { GetCourse } from './get-course.tsx';
import { Outcomes } from './outcomes.tsx';
import { RouteCard } from './route-card.tsx';

const KeptLinks = laterPart(() => import('../../app/reading/kept-links-card.tsx').then((m) => m.KeptLinksCard));

const NotesLink = laterPart(() => import('../../app/notes/course-notes-link.tsx').then((m) => m.CourseNotesLink));
const SimilarCourses = laterPart(() => import('./later/similar-courses.tsx').then((m) => m.SimilarCourses));

/** A course whose manifests are here. */
export function OpenCoursePage({ study }: { study: CourseInStudy }) {
  const { course, facts, lang } = study;
  const { root, modules } = course;
  const lessons = modules.flatMap((module) => module.lessons);
  const route = courseRoute(root, modules, facts);
  return (
    <Page title={inLanguage(root.title, lang, root.source)} back="/courses" isTwoColumns>
      <CourseHead
        mark={root.mark}
        summary={inLanguage(root.summary, lang, root.source)}
        publisher={root.publisher.name}
        lessons={lessons.length}
        minutes={lessons.reduce((sum, { minutes }) => sum + minutes, 0)}
        licence={root.licence}
        languages={root.languages}
        machine={root.machine}
        lang={lang}
      />
      <RouteCard study={study} route={route} />
      <div class="stack aside">
        <GetCourse study={study} />
        <NotesLink course={root.course} />
        {hasKeptLinks() && <KeptLinks course={root.course} />}
        <Outcomes root={root} lang={lang} />
        <SimilarCourses course={root.course} />
      </div>
    </Page>
  );
}
