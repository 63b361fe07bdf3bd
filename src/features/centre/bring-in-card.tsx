import { plural, t } from '@lingui/core/macro';
import { carriedFileName } from '../../carrier/carried-file-name.ts';
import { handOver } from '../../carrier/hand-over.ts';
import { encodeCarriedFile, type Receipt } from '../../protocol/carrier/carried-file.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Note } from '../../ui/note.tsx';
import { type BroughtIn, useBringIn } from './use-bring-in.ts';

/** Work that a learner's phone could not send, handed in as a file; the receipts go back the same way. */
export function BringInCard({ fetch, onChange }: { fetch: typeof globalThis.fetch; onChange: () => Promise<void> }) {
  const { brought, isBusy, bringIn } = useBringIn(fetch, onChange);
  return (
    <Card title={t`Work that comes as a file`}>
      <p>{t`A learner without a network can give you a file: “My work”, “Give or take work”. It is sealed: this page cannot read it, the server can.`}</p>
      <FileButton icon="file" isDisabled={isBusy} onFile={bringIn}>
        {isBusy ? t`Handing in …` : t`Hand in a file`}
      </FileButton>
      {brought && <BroughtNote brought={brought} />}
    </Card>
  );
}

function BroughtNote({ brought }: { brought: BroughtIn }) {
  switch (brought.kind) {
    case 'unreadable':
      return (
        <Note kind="err">{t`This is no file of Caravan work, or it was damaged on the way. Ask for it again.`}</Note>
      );
    case 'newer':
      return <Note kind="warn">{t`This file comes from a newer version of the app. Reload this page.`}</Note>;
    case 'failed':
      return (
        <Note kind="warn">{t`The server could not take it now. Hand the same file in again later: nothing counts twice.`}</Note>
      );
    case 'done':
      return <DoneNote {...brought} />;
  }
}

function DoneNote({ receipts, unreadable, left }: Extract<BroughtIn, { kind: 'done' }>) {
  const count = receipts.length;
  const give = () => <Button onClick={() => saveReceipts(receipts)}>{t`Save the receipts`}</Button>;
  return (
    <>
      {count > 0 && (
        <Note kind="good" actions={give()}>
          {plural(count, {
            one: 'The server has # letter of it. Give the receipt back to the learner.',
            other: 'The server has # letters of it. Give the receipts back to the learners.',
          })}
        </Note>
      )}
      {unreadable > 0 && (
        <Note kind="err">
          {plural(unreadable, {
            one: '# letter is not for this server, or damaged. The work is still on the learner’s phone.',
            other: '# letters are not for this server, or damaged. The work is still on the learners’ phones.',
          })}
        </Note>
      )}
      {left > 0 && (
        <Note kind="warn">{t`The server had no room for all of it. Hand the same file in again later: nothing counts twice.`}</Note>
      )}
    </>
  );
}

async function saveReceipts(receipts: readonly Receipt[]): Promise<void> {
  await handOver(await encodeCarriedFile({ kind: 'receipts', receipts }), carriedFileName('receipts', Date.now()));
}
