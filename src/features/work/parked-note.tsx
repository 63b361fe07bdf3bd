import { plural, t } from '@lingui/core/macro';
import { Note } from '../../ui/note.tsx';
import type { ParkedGroup } from './read-parked.ts';

/** What the server received and does not count, and why. */
export function ParkedNote({ reason, activities }: ParkedGroup) {
  return (
    <Note kind="warn">
      <p>
        <b>
          {plural(activities, {
            one: '# activity is with the server, but does not count yet',
            other: '# activities are with the server, but do not count yet',
          })}
        </b>
      </p>
      <p>{reasonWords(reason)}</p>
    </Note>
  );
}

function reasonWords(reason: ParkedGroup['reason']): string {
  switch (reason) {
    case 'lamportLeap':
      return t`The order of these changes is far ahead of all that the server has seen of you, so it keeps them aside. They stay on this phone; please tell your facilitator.`;
    case 'tooLarge':
      return t`It is larger than the server takes. It stays on this phone; please tell your facilitator.`;
    case 'other':
      return t`The server gives a reason that this version of Caravan does not know. It stays on this phone; please tell your facilitator.`;
  }
}
