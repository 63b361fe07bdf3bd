import { syncStatus } from '../data/study/read.ts';
import { StateLine } from '../ui/state-line.tsx';
import { useLive } from '../ui/use-live.ts';
import { useOnline } from '../ui/use-online.ts';
import { deps } from './deps.ts';
import { lazyPart } from './lazy-part.tsx';

/** Where its code cannot be fetched, the page goes without. */
const DataPill = lazyPart(() =>
  import('./data-pill.tsx').then(
    (m) => m.DataPill,
    () => () => null,
  ),
);

/** The state line as the databases have it. */
export function StateFromData() {
  const isOnline = useOnline();
  const status = useLive(() => syncStatus(deps().study), []);
  if (!status) return <div class="state pill" />;
  return (
    <StateLine unsent={status.unsent} hasBeenSent={status.hasBeenSent} isOnline={isOnline}>
      <DataPill />
    </StateLine>
  );
}
