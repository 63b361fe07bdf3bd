import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { deps } from '../../../../app/deps.ts';
import { shownProfile } from '../../../../app/shown-profile.ts';
import { StudyProblem } from '../../../../app/study/study-problem.tsx';
import { useLoaded } from '../../../../app/study/use-loaded.ts';
import { readCourseUse } from '../../../../data/library/course-use.ts';
import { letGo } from '../../../../data/library/let-go.ts';
import { findRemovable, type Removable } from '../../../../data/library/removable.ts';
import { readShelf } from '../../../../data/library/shelf.ts';
import { openStudies } from '../../../../data/profiles/open-studies.ts';
import { formatBytes } from '../../../../i18n/format.ts';
import { Button } from '../../../../ui/button.tsx';

interface WatchedVideoProps {
  course: number;
  item: number;
}

/** Of a video that everybody on this phone has watched: its picture may go, and the sound stays. Offered quietly, and only where it is here. */
export function WatchedVideo({ course, item }: WatchedVideoProps) {
  const [isGone, setGone] = useState(false);
  const [error, setError] = useState<unknown>();
  const picture = useLoaded(() => readWatched(course, item), [course, item])?.value;
  if (!picture || isGone) return null;
  const size = formatBytes(picture.bytes);
  const remove = () =>
    letGo(deps(), [picture]).then(
      () => setGone(true),
      (problem: unknown) => setError(problem),
    );
  return (
    <div>
      <Button kind="plain" icon="trash" onClick={remove}>
        {picture.extent === 'audio' ? t`Watched: remove the picture, ${size}` : t`Watched: remove the video, ${size}`}
      </Button>
      {error !== undefined && <StudyProblem error={error} onRetry={remove} />}
    </div>
  );
}

async function readWatched(course: number, item: number): Promise<Removable | undefined> {
  const shelf = await readShelf(deps().library);
  const picture = findRemovable(shelf, { isOnline: navigator.onLine }).find(
    (part) => part.course === course && part.item === item && part.kind === 'picture',
  );
  if (!picture) return undefined;
  const { current, others } = await openStudies(shownProfile);
  const uses = await readCourseUse(shelf, [current, ...others]);
  return uses.get(course)?.watched.has(item) ? picture : undefined;
}
