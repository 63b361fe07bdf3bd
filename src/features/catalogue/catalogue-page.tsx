import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { deps, listDeps } from '../../app/deps.ts';
import { Page } from '../../app/page.tsx';
import type { PageProps } from '../../app/routes.ts';
import { useDataLimit } from '../../app/use-usage.ts';
import { readKnownCourses } from '../../data/library/course-entry.ts';
import { readDownloads } from '../../data/library/download.ts';
import { refreshCatalogue } from '../../data/library/refresh-catalogue.ts';
import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';
import { Empty } from '../../ui/empty.tsx';
import { useLive } from '../../ui/use-live.ts';
import { CourseCard } from './course-card.tsx';
import { filterCourses, NO_FILTER } from './filter-courses.ts';
import { Filters } from './filters.tsx';
import { type Freshness, FreshnessNote } from './freshness-note.tsx';

/** Every course there is, with its weight and how it stands on this phone. */
export function CataloguePage(_: PageProps) {
  const lang = i18n.locale;
  const freshness = useRefresh(lang);
  const courses = useLive(() => readKnownCourses(deps().library, lang), [lang]);
  return (
    <Page title={t`Courses`}>
      <FreshnessNote freshness={freshness} isEmpty={courses?.length === 0} />
      {courses && (courses.length > 0 ? <CourseList courses={courses} /> : <NoCourses freshness={freshness} />)}
    </Page>
  );
}

function CourseList({ courses }: { courses: readonly CatalogueCourse[] }) {
  const [filter, setFilter] = useState(NO_FILTER);
  const downloads = useLive(() => readDownloads(deps().library), []) ?? [];
  const limitBytes = useDataLimit();
  const shown = filterCourses(courses, filter);
  return (
    <>
      <section>
        <Filters courses={courses} filter={filter} onChange={setFilter} />
        <p class="soft small" role="status">
          {plural({ courses: shown.length }, { one: '# course', other: '# courses' })}
        </p>
      </section>
      <section class="grid" aria-label={t`Courses`}>
        {shown.map((course) => (
          <CourseCard key={course.course} course={course} downloads={downloads} limitBytes={limitBytes} />
        ))}
      </section>
    </>
  );
}

function NoCourses({ freshness }: { freshness: Freshness }) {
  if (freshness === 'asking') return <p class="soft" role="status">{t`The list of courses is on its way.`}</p>;
  return <Empty title={t`No list of courses yet`} words={t`It comes by itself when there is a network: a few kB.`} />;
}

/** Asks for a newer catalogue when the page opens and when the network comes back. */
function useRefresh(lang: string): Freshness {
  const [freshness, setFreshness] = useState<Freshness>('asking');
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const refresh = () => {
      setFreshness('asking');
      refreshCatalogue(listDeps(), lang, { signal }).then(setFreshness, () => {
        if (!signal.aborted) setFreshness('offline');
      });
    };
    refresh();
    addEventListener('online', refresh, { signal });
    return () => controller.abort();
  }, [lang]);
  return freshness;
}
