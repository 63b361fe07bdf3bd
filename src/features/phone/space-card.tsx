import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { useLoaded } from '../../app/study/use-loaded.ts';
import { isFull } from '../../data/library/ballast.ts';
import { readShelf } from '../../data/library/shelf.ts';
import { type StorageReport, storageReport } from '../../data/library/storage.ts';
import { weighLibrary } from '../../data/library/weigh-library.ts';
import { roomBytes } from '../../data/phone/room.ts';
import { formatBytes } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Note } from '../../ui/note.tsx';
import { useLive } from '../../ui/use-live.ts';
import { Lasting } from './lasting.tsx';
import type { PhoneCourse } from './read-phone-courses.ts';
import { SpaceBar } from './space-bar.tsx';

/** Weighed anew no more often than this much has come. */
const STEP_BYTES = 1_000_000;

interface SpaceCardProps {
  courses: readonly PhoneCourse[];
}

/** The room that courses take up, what is left for more, and whether the browser may take it back. */
export function SpaceCard({ courses }: SpaceCardProps) {
  const step = stepOf(courses);
  const [report, setReport] = useState<StorageReport>();
  const refresh = () => storageReport().then(setReport);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the browser's figure follows the courses.
  useEffect(() => {
    void refresh();
  }, [step]);
  const weight = useLoaded(async () => weighLibrary(await readShelf(deps().library)), [step])?.value;
  const full = useLive(() => isFull(deps().library), []);
  return (
    <Card title={t`Space on this phone`} id="space">
      {full && (
        <Note kind="err">{t`This phone is full: courses wait until there is room again. What room is left is for your work.`}</Note>
      )}
      {report && weight && <SpaceBar kinds={weight.kinds} freeBytes={full ? 0 : roomBytes(report)} />}
      {report && <BrowserSays {...report} />}
      <Button icon="trash" isWide href="/phone/space">
        {t`Make room`}
      </Button>
      <p class="soft small">{t`Your answers and your progress are never removed here.`}</p>
      {report && <Lasting isPersisted={report.persisted} onAsked={refresh} />}
    </Card>
  );
}

/** Changes with what the courses are to be, and with much of what comes. */
const stepOf = (courses: readonly PhoneCourse[]): string =>
  JSON.stringify(
    courses.map(({ course, download: { state, rung, parts, doneBytes } }) => [
      ...[course, state, rung, parts],
      Math.floor(doneBytes / STEP_BYTES),
    ]),
  );

/** The browser's own figures: they are of all that it keeps for Caravan, and not always of this phone. */
function BrowserSays(report: StorageReport) {
  const [used, quota] = [formatBytes(report.usedBytes), formatBytes(report.quotaBytes)];
  if (report.quotaBytes === 0) return <p>{t`This browser does not tell how much room there is.`}</p>;
  return (
    <p class="soft small">
      {roomBytes(report) === undefined
        ? t`The browser says that Caravan uses ${used} in all. How much is free on this phone, it does not tell.`
        : t`The browser says: ${used} used of ${quota} that it gives.`}
    </p>
  );
}
