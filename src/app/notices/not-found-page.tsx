import { t } from '@lingui/core/macro';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../page.tsx';

/** There is nothing at this address. */
export function NotFoundPage() {
  return (
    <Page title={t`Nothing here`}>
      <Empty
        title={t`This address leads nowhere`}
        words={t`It may be mistyped, or the course is not in this catalogue.`}
        action={<Button href="/">{t`To the start`}</Button>}
      />
    </Page>
  );
}
