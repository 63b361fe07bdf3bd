import { t } from '@lingui/core/macro';
import { formatBytes } from '../../i18n/format.ts';
import { Dialog } from '../../ui/dialog.tsx';

interface RemoveDialogProps {
  title: string;
  /** What goes weighs so much here. */
  bytes: number;
  onKeep: () => void;
  onRemove: () => void;
}

/** Asks before a course, or a part of it, goes: what is kept, and what it costs to have it back. */
export function RemoveDialog({ title, bytes, onKeep, onRemove }: RemoveDialogProps) {
  const size = formatBytes(bytes);
  return (
    <Dialog title={title} keep={t`Keep it`} act={t`Remove`} onKeep={onKeep} onAct={onRemove}>
      <div class="stack">
        <p>{t`Your answers, your progress and your place are kept. Only the files go.`}</p>
        <p>{t`To study it here again you would have to get it anew: about ${size}.`}</p>
      </div>
    </Dialog>
  );
}
