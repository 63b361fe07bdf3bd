import { t } from '@lingui/core/macro';
import { Note } from '../../ui/note.tsx';

/** How the list on the screen stands to the one on the server. */
export type Freshness = 'asking' | 'same' | 'new' | 'offline' | 'untrusted';

interface FreshnessNoteProps {
  freshness: Freshness;
  isEmpty: boolean;
}

/** Says when the list may be old, and when somebody offered one that is not ours. */
export function FreshnessNote({ freshness, isEmpty }: FreshnessNoteProps) {
  if (freshness === 'untrusted') {
    return (
      <Note kind="warn">
        {t`A list of courses came that does not bear the right signature, so it was thrown away. What is on this phone is safe. Try again on another network.`}
      </Note>
    );
  }
  if (freshness !== 'offline' || isEmpty) return null;
  return (
    <Note icon="offline">{t`No network: this is the list that is on this phone. What is here can be studied.`}</Note>
  );
}
