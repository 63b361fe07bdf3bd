import { t } from '@lingui/core/macro';
import { deps } from '../../app/deps.ts';
import { readMembership } from '../../data/study/read.ts';
import type { SyncOutcomeKind } from '../../data/study/sync-outcome.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Note } from '../../ui/note.tsx';
import { useLive } from '../../ui/use-live.ts';

/** She is back: as whom, and whether all has come. */
export function BroughtBack({ outcome }: { outcome: SyncOutcomeKind }) {
  const membership = useLive(() => readMembership(deps().study), []);
  const name = membership?.name;
  return (
    <Card title={t`Welcome back`}>
      {outcome === 'done' ? (
        <Note kind="good">{t`Your work is on this phone again, as the server has it.`}</Note>
      ) : (
        <Note>{t`What comes from the server comes by itself at the next network.`}</Note>
      )}
      {name && (
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>
        </p>
      )}
      <p>{t`The courses themselves are not part of it: get again those that you want to study without a network.`}</p>
      <Button kind="go" href="/" isWide>{t`Go on studying`}</Button>
    </Card>
  );
}
