import type { Cancellable } from '../data/library/deps.ts';
import { askToPersist, storageReport } from '../data/library/storage.ts';
import { deps } from './deps.ts';
import { readEntry, writeEntries } from './local-entries.ts';

const ASKED = 'asked-to-stay';

/**
 * Asks the browser not to clear this app by itself: once, at the first tap after there is something to lose, since some browsers put
 * the question to the person; and again when the app has been installed, which browsers take for a reason. Never at the start.
 */
export function askToStay({ signal }: Cancellable): void {
  addEventListener('appinstalled', () => askToPersist().catch(reportError), { signal });
  if (readEntry(ASKED) !== undefined) return;
  const asked = new AbortController();
  signal.addEventListener('abort', () => asked.abort());
  const look = async () => {
    if (asked.signal.aborted || !(await hasSomethingToLose())) return;
    asked.abort();
    writeEntries({ [ASKED]: '1' });
    if (!(await storageReport()).persisted) await askToPersist();
  };
  addEventListener('click', () => look().catch(reportError), { signal: asked.signal });
}

/** A course that is whole, or anything that a person did. */
async function hasSomethingToLose(): Promise<boolean> {
  const { library, study } = deps();
  const isHere = await library.downloads.filter(({ kept, isAhead }) => kept !== undefined && !isAhead).count();
  return isHere > 0 || (await study.facts.count()) > 0;
}
