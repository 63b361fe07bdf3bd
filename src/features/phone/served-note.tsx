import { t } from '@lingui/core/macro';
import { useOwnHub } from '../../app/hub/own-hub.ts';
import { Note } from '../../ui/note.tsx';

/** Where the app comes from a campus hub: whom she trusts with her work here. */
export function ServedNote() {
  const name = useOwnHub();
  if (name === undefined) return null;
  return (
    <Note>
      {t`This app comes from the campus hub ${name}. What you do here is kept by the hub and goes on to the server when it has a line.`}
    </Note>
  );
}
