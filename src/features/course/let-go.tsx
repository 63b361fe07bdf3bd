import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { formatBytes } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import type { GetFormProps } from './rung-form.tsx';
import type { PartChange } from './use-part-options.ts';

interface LetGoProps extends Pick<GetFormProps, 'onGet'> {
  words: string;
  change: PartChange;
}

/** A change that takes something off the phone, with the room that it makes; asks first. */
export function LetGo({ words, change, onGet }: LetGoProps) {
  const [isAsking, setAsking] = useState(false);
  const size = formatBytes(change.freedBytes);
  const act = () => {
    setAsking(false);
    onGet(change);
  };
  return (
    <>
      <Button kind="plain" isWide onClick={change.freedBytes > 0 ? () => setAsking(true) : act}>
        {change.freedBytes > 0 ? t`${words}, frees ${size}` : words}
      </Button>
      {isAsking && (
        <RemoveDialog title={t`${words}?`} bytes={change.freedBytes} onKeep={() => setAsking(false)} onRemove={act} />
      )}
    </>
  );
}
