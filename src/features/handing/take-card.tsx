import { t } from '@lingui/core/macro';
import { formatBytesOf } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { FolderButton } from '../../ui/folder-button.tsx';
import { isLaptop } from '../../ui/is-laptop.ts';
import { ProgressStrip } from '../../ui/meter.tsx';
import { Note } from '../../ui/note.tsx';
import { TakenNotes } from './taken-notes.tsx';
import { useTake } from './use-take.ts';

interface TakeCardProps {
  /** What the service worker says of files that another app shared; null where none were. */
  shared: string | null;
}

/** Courses that somebody else passed on. */
export function TakeCard({ shared }: TakeCardProps) {
  const { state, takeFile, takeFolder, stop } = useTake(shared !== null);
  return (
    <Card title={t`Take courses in`}>
      <p>{t`Open a file that a colleague gave you. It costs no data.`}</p>
      {state.kind === 'busy' ? (
        <>
          <TakingStrip doneBytes={state.doneBytes} totalBytes={state.totalBytes} />
          <Button icon="pause" isWide onClick={stop}>{t`Stop`}</Button>
        </>
      ) : (
        <>
          <FileButton icon="file" onFile={takeFile}>{t`Open a file`}</FileButton>
          {isLaptop() && <FolderButton icon="card" onFiles={takeFolder}>{t`Open a folder`}</FolderButton>}
        </>
      )}
      {state.kind === 'stopped' && <Note>{t`Stopped. What came is kept: open the same file again to go on.`}</Note>}
      {state.kind === 'done' && <TakenNotes taken={state.taken} />}
      {shared === 'full' && <Note kind="err">{t`This phone has no room for the file that was shared.`}</Note>}
      {shared === 'nothing' && (
        <Note kind="warn">{t`No file came along. Share the file once more, or open it here.`}</Note>
      )}
    </Card>
  );
}

function TakingStrip({ doneBytes, totalBytes }: { doneBytes: number; totalBytes: number }) {
  const words = totalBytes > 0 ? formatBytesOf(doneBytes, totalBytes) : t`Looking into the file …`;
  return (
    <div class="stack">
      <p role="status">{words}</p>
      <ProgressStrip share={totalBytes > 0 ? doneBytes / totalBytes : 0} label={words} />
    </div>
  );
}
