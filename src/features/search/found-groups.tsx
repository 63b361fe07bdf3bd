import { plural, t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import { readMeans } from '../../app/downloads/read-means.ts';
import { useLoaded } from '../../app/study/use-loaded.ts';
import { readDownloads } from '../../data/library/download.ts';
import type { Found } from '../../search/client.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useLive } from '../../ui/use-live.ts';
import { CourseFoundRow } from './course-found-row.tsx';
import { OwnRow } from './own-row.tsx';
import { PassageRow } from './passage-row.tsx';

/** What was found, by where it is: places on this phone, courses, her notes, words. */
export function FoundGroups({ found, words }: { found: Found; words: string }) {
  const downloads = useLive(() => readDownloads(deps().library), []) ?? [];
  const means = useLoaded(() => readMeans(), [])?.value;
  const { courses, courseCount, passages, passageCount } = found;
  const notes = found.own.filter(({ kind }) => kind === 'note');
  const terms = found.own.filter(({ kind }) => kind === 'term');
  return (
    <>
      {passages.length > 0 && (
        <Card title={t`On this phone`}>
          <ul class="list">
            {passages.map((passage) => (
              <PassageRow
                key={[passage.kind, passage.lang, passage.course, passage.item, passage.place].join()}
                passage={passage}
              />
            ))}
          </ul>
          {passageCount > passages.length && (
            <p class="soft small">
              {plural(
                { more: passageCount - passages.length },
                { one: '# more place. One more word finds less.', other: '# more places. One more word finds less.' },
              )}
            </p>
          )}
        </Card>
      )}
      {courses.length > 0 && (
        <Card title={t`Courses`}>
          <ul class="list">
            {courses.map((course) => (
              <CourseFoundRow key={course.course} course={course} downloads={downloads} means={means} />
            ))}
          </ul>
          {courseCount > courses.length && (
            <Button href={`/courses?q=${encodeURIComponent(words)}`}>
              {plural({ courses: courseCount }, { one: 'See # course', other: 'See all # courses' })}
            </Button>
          )}
        </Card>
      )}
      {notes.length > 0 && (
        <Card title={t`My notes`}>
          <ul class="list">
            {notes.map((note, at) => (
              <OwnRow key={`${note.href} ${at}`} found={note} />
            ))}
          </ul>
        </Card>
      )}
      {terms.length > 0 && (
        <Card title={t`Words`}>
          <ul class="list">
            {terms.map((term) => (
              <OwnRow key={term.href} found={term} />
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
