import { t } from '@lingui/core/macro';
import { useOwnHub } from '../../app/hub/own-hub.ts';
import { Note } from '../../ui/note.tsx';

/** Where the app comes from a campus hub: a code is looked up at the server, so the hub needs a line for it. */
export function ServedNote() {
  const name = useOwnHub();
  if (name === undefined) return null;
  return (
    <Note>
      {t`This app comes from the campus hub ${name}, and has its own storage here. A link code from your other phone or app puts both together, once the hub has a line.`}
    </Note>
  );
}
