import { t } from '@lingui/core/macro';
import { Card } from '../../ui/card.tsx';
import { CodeCard, joinAddress } from '../../ui/code-card.tsx';
import { CopyButton } from './copy-button.tsx';

/** How learners come into the class: a code to write on the board, its link, its QR. */
export function ClassCard({ code }: { code: string }) {
  const address = joinAddress(code);
  return (
    <Card title={t`Class code`}>
      <CodeCard code={code} label={t`QR code that opens the class code on a phone`}>
        <p>{t`Learners scan this, open the link, or enter the code under “This phone”. Those who have studied before keep everything.`}</p>
      </CodeCard>
      <p class="small">
        <bdi class="ltr">{address}</bdi>
      </p>
      <div class="row">
        <CopyButton text={address} />
      </div>
    </Card>
  );
}
