import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../src/ui/button.tsx';
import { ProgressStrip } from '../../../src/ui/meter.tsx';
import { ChooseButton } from './choose-button.tsx';
import { readChosen, readDrop } from './send-files.ts';
import { TroubleNote } from './trouble-note.tsx';
import type { useSending } from './use-sending.ts';

interface DropZoneProps extends ReturnType<typeof useSending> {
  /** Whether a whole folder can be chosen too. */
  takesFolders?: boolean;
  /** Words of the button for files. */
  choose: string;
  /** Names what it is for, where several stand on one page. */
  label?: string;
  isMain?: boolean;
  children?: ComponentChildren;
}

/** Where files are dropped, or chosen by a button; while they are sent, how far they are. */
export function DropZone({ sending, trouble, send, takesFolders, choose, label, isMain, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer) void readDrop(event.dataTransfer).then(send);
  };
  return (
    <fieldset
      class={isOver ? 'drop-zone over stack' : 'drop-zone stack'}
      aria-label={label}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
      {sending ? (
        <div class="stack" role="status">
          <p>
            {t`On its way:`} <bdi>{sending.name}</bdi>
          </p>
          <ProgressStrip share={sending.share} label={t`On its way:`} />
          <div>
            <Button kind="stop" icon="close" onClick={sending.stop}>{t`Stop`}</Button>
          </div>
        </div>
      ) : (
        <div class="row">
          <ChooseButton
            kind={isMain ? 'go' : 'default'}
            label={label}
            onFiles={(files) => void send(readChosen(files))}
          >
            {choose}
          </ChooseButton>
          {takesFolders && (
            <ChooseButton isFolder onFiles={(files) => void send(readChosen(files))}>{t`Choose a folder`}</ChooseButton>
          )}
        </div>
      )}
      <TroubleNote trouble={trouble} />
    </fieldset>
  );
}
