import { t } from '@lingui/core/macro';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

/** The ways of her work that need no network. */
export function OtherWays() {
  return (
    <Card title={t`Without a network`}>
      <p>{t`Someone else can carry your work to the server, as a file or as QR codes. You can carry theirs.`}</p>
      <Button icon="share" isWide href="/carry">
        {t`Give or take work`}
      </Button>
    </Card>
  );
}
