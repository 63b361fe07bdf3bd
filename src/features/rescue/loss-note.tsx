import { t } from '@lingui/core/macro';
import type { Loss } from '../../app/sentinel.ts';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';

interface LossNoteProps {
  loss: Loss;
  /** She does not want it back. */
  onClose: () => void;
}

/** What was lost from this phone, where it still is, and the way to it. */
export function LossNote({ loss, onClose }: LossNoteProps) {
  return (
    <Note
      kind="warn"
      actions={
        <>
          <Button href="/rescue">{t`Bring my work back`}</Button>
          <Button kind="plain" onClick={onClose}>{t`Not now`}</Button>
        </>
      }
    >
      {lossWords(loss)}
    </Note>
  );
}

function lossWords(loss: Loss): string {
  if (loss.lastExchangeAt === undefined) {
    return t`This phone’s storage was cleared by the browser or a cleaner, before your work was sent. A saved copy brings it back.`;
  }
  const date = formatMoment(loss.lastExchangeAt);
  if (loss.kind === 'cleared') {
    return t`This phone’s storage was cleared by the browser or a cleaner. Your work up to ${date} is with the server.`;
  }
  if (loss.name === null) return t`Somebody studied on this phone before. The work up to ${date} is with the server.`;
  const { name } = loss;
  return t`${name} studied on this phone before. The work up to ${date} is with the server.`;
}
