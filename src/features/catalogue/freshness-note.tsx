import { t } from '@lingui/core/macro';
import { Note } from '../../ui/note.tsx';

/** How the list on the screen stands to the one on the server. */
export type Freshness = 'asking' | 'same' | 'new' | 'offline' | 'untrusted';

/** Says when somebody offered a list that is not ours. */
export function FreshnessNote({ freshness }: { freshness: Freshness }) {
  if (freshness !== 'untrusted') return null;
  return (
    <Note kind="warn">
      {t`A list of courses came that does not bear the right signature, so it was thrown away. What is on this phone is safe. Try again on another network.`}
    </Note>
  );
}
