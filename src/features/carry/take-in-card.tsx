import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { readCarriedFile } from '../../carrier/read-carried-file.ts';
import type { TakeInResult } from '../../carrier/take-in-bytes.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { takeInHere } from './carry-deps.ts';
import { TakenNote } from './taken-note.tsx';

/** Others' work, and the receipts of her own. */
export function TakeInCard() {
  const [result, setResult] = useState<TakeInResult>();
  return (
    <Card title={t`Take something in`}>
      <p>{t`Someone’s work: it goes to the server at your next network. Or a receipt for your own.`}</p>
      <Button icon="qr" isWide href="/carry/camera">
        {t`Read QR codes`}
      </Button>
      <FileButton icon="file" onFile={async (file) => setResult(await takeInHere(() => readCarriedFile(file)))}>
        {t`Open a file`}
      </FileButton>
      {result && <TakenNote result={result} />}
    </Card>
  );
}
