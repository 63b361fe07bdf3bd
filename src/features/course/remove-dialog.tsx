import { t } from '@lingui/core/macro';
import { formatBytes } from '../../i18n/format.ts';
import { Dialog } from '../../ui/dialog.tsx';

interface RemoveDialogProps {
  /** What the course weighs here. */
  bytes: number;
  onKeep: () => void;
  onRemove: () => void;
}

/** Asks before a course goes: what is kept, and what it costs to have it back. */
export function RemoveDialog({ bytes, onKeep, onRemove }: RemoveDialogProps) {
  const size = formatBytes(bytes);
  return (
    <Dialog
      title={t`Remove this course from the phone?`}
      keep={t`Keep it`}
      act={t`Remove`}
      onKeep={onKeep}
      onAct={onRemove}
    >
      <div class="stack">
        <p>{t`Your answers, your progress and your place are kept. Only the files go.`}</p>
        <p>{t`To study it here again you would have to get it anew: about ${size}.`}</p>
      </div>
    </Dialog>
  );
}
