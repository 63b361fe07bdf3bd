import { t } from '@lingui/core/macro';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

/** With a link code, which the facilitator gives to whoever lost a phone. */
export function CodeWay() {
  return (
    <Card title={t`With a link code`}>
      <p>{t`Your facilitator makes one for you, or another phone of yours does, under “This phone”.`}</p>
      <Button isWide icon="people" href="/join">{t`Enter a link code`}</Button>
    </Card>
  );
}
