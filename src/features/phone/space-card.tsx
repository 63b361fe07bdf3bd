import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { askToPersist, type StorageReport, storageReport } from '../../data/library/storage.ts';
import { formatBytes } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Note } from '../../ui/note.tsx';

interface SpaceCardProps {
  /** What the courses weigh; the browser is asked anew when it changes. */
  courseBytes: number;
}

/** The room that Caravan takes of what the browser gives, and whether the browser may take it back. */
export function SpaceCard({ courseBytes }: SpaceCardProps) {
  const [report, setReport] = useState<StorageReport>();
  const refresh = () => storageReport().then(setReport);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the browser's figure follows the courses.
  useEffect(() => {
    void refresh();
  }, [courseBytes]);
  return (
    <Card title={t`Space on this phone`} id="space">
      {report && <Used {...report} />}
      {report && <Lasting isPersisted={report.persisted} onAsked={refresh} />}
    </Card>
  );
}

function Used({ usedBytes, quotaBytes }: StorageReport) {
  const [used, quota] = [formatBytes(usedBytes), formatBytes(quotaBytes)];
  if (quotaBytes === 0) return <p>{t`This browser does not tell how much room there is.`}</p>;
  return (
    <>
      <p>{t`${used} used of ${quota} that the browser gives`}</p>
      <div class="meter flat" aria-hidden="true">
        <i style={{ '--v': Math.min(100, (100 * usedBytes) / quotaBytes) }} />
      </div>
      <p class="soft small">{t`Removing a course above makes room. Your answers and your progress are never removed here.`}</p>
    </>
  );
}

function Lasting({ isPersisted, onAsked }: { isPersisted: boolean; onAsked: () => Promise<void> }) {
  const [isRefused, setRefused] = useState(false);
  if (isPersisted) {
    return <Note kind="good">{t`The browser keeps all of this for good: only you remove it.`}</Note>;
  }
  const ask = async () => {
    setRefused(!(await askToPersist()));
    await onAsked();
  };
  return (
    <Note kind={isRefused ? 'warn' : 'plain'} actions={<Button onClick={ask}>{t`Ask the browser to keep it`}</Button>}>
      <p>{t`When the phone runs full, the browser may clear the courses and what has not been sent yet.`}</p>
      {isRefused && <p>{t`It says no for now. It says yes once Caravan is on the home screen, or is used often.`}</p>}
    </Note>
  );
}
