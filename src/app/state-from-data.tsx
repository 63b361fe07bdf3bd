import { readDownloads } from '../data/library/download.ts';
import { syncStatus } from '../data/study/read.ts';
import { StateLine } from '../ui/state-line.tsx';
import { useLive } from '../ui/use-live.ts';
import { useOnline } from '../ui/use-online.ts';
import { deps } from './deps.ts';

/** The state line as the databases have it. */
export function StateFromData() {
  const isOnline = useOnline();
  const status = useLive(() => syncStatus(deps().study), []);
  const downloads = useLive(() => readDownloads(deps().library), []);
  if (!status || !downloads) return <div class="state pill" />;
  const courseBytes = downloads.reduce((sum, { doneBytes }) => sum + doneBytes, 0);
  return (
    <StateLine unsent={status.unsent} hasBeenSent={status.hasBeenSent} isOnline={isOnline} courseBytes={courseBytes} />
  );
}
