import { plural } from '@lingui/core/macro';
import { readCourseNotes } from '../../data/study/read-notes.ts';
import { Button } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';
import { deps } from '../deps.ts';

/** The way to her notes in a course, where she has any. */
export function CourseNotesLink({ course }: { course: number }) {
  const count = useLive(() => readCourseNotes(deps().study, course), [course])?.length ?? 0;
  if (count === 0) return null;
  return (
    <Button icon="note" href={`/notes?course=${course}`}>
      {plural(count, { one: '# note of yours', other: '# notes of yours' })}
    </Button>
  );
}
