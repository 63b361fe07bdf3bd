import { t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import { laterPart } from '../../app/later-part.tsx';
import { NotFoundPage } from '../../app/notices/not-found-page.tsx';
import { Page } from '../../app/page.tsx';
import { readListed } from '../../data/library/catalogue.ts';
import { Note } from '../../ui/note.tsx';
import { useLive } from '../../ui/use-live.ts';
import { CourseHead } from './course-head.tsx';

const SimilarCourses = laterPart(() => import('./later/similar-courses.tsx').then((m) => m.SimilarCourses));

interface ListedCourseProps {
  number: number;
  /** Whether the course itself is still being looked for. */
  isOpening: boolean;
}

/** What the catalogue says of a course whose route is not on this phone. */
export function ListedCourse({ number, isOpening }: ListedCourseProps) {
  const listed = useLive(async () => ({ entry: await readListed(deps().library, number) }), [number]);
  const entry = listed?.entry;
  if (entry) {
    return (
      <Page title={entry.title} back="/courses">
        <CourseHead {...entry} lang={entry.lang} />
        {!isOpening && (
          <Note kind="warn" icon="offline">
            {t`The route and the lessons of this course are not on this phone yet. They can be opened and downloaded as soon as there is a network.`}
          </Note>
        )}
        {!isOpening && <SimilarCourses course={number} />}
      </Page>
    );
  }
  return listed && !isOpening ? (
    <NotFoundPage />
  ) : (
    <Page title={t`Opening …`} back="/courses">
      {null}
    </Page>
  );
}
