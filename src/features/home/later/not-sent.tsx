import { plural } from '@lingui/core/macro';
import { deps } from '../../../app/deps.ts';
import { syncStatus } from '../../../data/study/read.ts';
import { Note } from '../../../ui/note.tsx';
import { useLive } from '../../../ui/use-live.ts';

const MS_A_DAY = 86_400_000;
/** A day or two without a line is nothing to be told. */
const LEAST_DAYS = 3;

/** How long her work has waited to be sent, once that is long: it is safe, and there are other ways. */
export function NotSent() {
  const status = useLive(() => syncStatus(deps().study), []);
  if (!status || status.unsent === 0 || status.lastExchangeAt === undefined) return null;
  const days = Math.floor((deps().now() - status.lastExchangeAt) / MS_A_DAY);
  if (days < LEAST_DAYS) return null;
  return (
    <div class="home-line">
      <Note icon="offline">
        <a href="/work">
          {plural(days, {
            one: 'Nothing sent for # day. Your work is safe on this phone.',
            other: 'Nothing sent for # days. Your work is safe on this phone.',
          })}
        </a>
      </Note>
    </div>
  );
}
