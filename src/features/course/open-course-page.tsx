import { Page } from '../../app/page.tsx';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { CourseHead } from './course-head.tsx';
import { courseRoute } from './course-route.ts';
import { GetCourse } from './get-course.tsx';
import { Outcomes } from './outcomes.tsx';
import { RouteCard } from './route-card.tsx';

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
        <Outcomes root={root} lang={lang} />
      </div>
    </Page>
  );
}
