import { plural, t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import { openCarried } from '../../carrier/carried-db.ts';
import { carriedFileName } from '../../carrier/carried-file-name.ts';
import { type CarriedState, readReceiptsToGive } from '../../carrier/carried-state.ts';
import { handOver } from '../../carrier/hand-over.ts';
import { encodeCarriedFile } from '../../protocol/carrier/carried-file.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

/** What this phone carries for others; nothing where it carries nothing. */
export function CarriedCard({ waiting, receipts }: CarriedState) {
  if (waiting + receipts === 0) return null;
  return (
    <Card title={t`For others`}>
      {waiting > 0 && (
        <p role="status">
          {plural(waiting, { one: '# letter waits for a network.', other: '# letters wait for a network.' })}
        </p>
      )}
      {receipts > 0 && (
        <Button icon="share" isWide onClick={giveReceipts}>
          {plural(receipts, { one: 'Send back # receipt', other: 'Send back # receipts' })}
        </Button>
      )}
    </Card>
  );
}

async function giveReceipts(): Promise<void> {
  const receipts = await readReceiptsToGive(openCarried());
  await handOver(await encodeCarriedFile({ kind: 'receipts', receipts }), carriedFileName('receipts', deps().now()));
}
