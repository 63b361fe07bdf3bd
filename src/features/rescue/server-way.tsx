import { t } from '@lingui/core/macro';
import { beside, formatMoment } from '../../i18n/format.ts';
import type { Recoverable } from '../../protocol/people/rescue-api.ts';
import { recoverByCookie } from '../../sync/rescue.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FailureNote } from './failure-note.tsx';
import { peopleDeps } from './people-deps.ts';
import { useRecoverable } from './use-recoverable.ts';
import type { Rescue } from './use-rescue.ts';

/** The server knows this browser: one tap. */
export function ServerWay({ rescue }: { rescue: Rescue }) {
  const { people, retry } = useRecoverable();
  return (
    <Card title={t`What the server knows of this phone`}>
      <div class="stack" aria-live="polite">
        {people === 'asking' && <p class="soft">{t`Asking the server …`}</p>}
        {people === 'unreachable' && (
          <>
            <p>{t`This needs a network once.`}</p>
            <Button isWide onClick={retry}>{t`Ask the server again`}</Button>
          </>
        )}
        {typeof people !== 'string' && people.length === 0 && (
          <p class="soft">{t`Nothing that is not here already. Take another way.`}</p>
        )}
        {typeof people !== 'string' && people.map((known) => <Known key={known.from} known={known} rescue={rescue} />)}
        <FailureNote rescue={rescue} way="server" />
      </div>
    </Card>
  );
}

function Known({ known, rescue }: { known: Recoverable; rescue: Rescue }) {
  const { busy, follow } = rescue;
  const bring = () => follow('server', (signal) => recoverByCookie(peopleDeps(), known.from, { signal }));
  const until = formatMoment(Date.parse(known.lastExchange));
  const classes = known.classes
    .map(({ name }) => name)
    .reduce((all, name) => (all === '' ? name : beside(all, name)), '');
  return (
    <>
      <div>
        <p>
          <b>{known.name === null ? t`Work without a name` : <bdi>{known.name}</bdi>}</b>
        </p>
        {classes !== '' && (
          <p class="soft small">
            <bdi>{classes}</bdi>
          </p>
        )}
        <p class="soft small">{t`Up to ${until}`}</p>
      </div>
      <Button kind="go" isWide isDisabled={busy !== undefined} onClick={bring}>
        {busy === 'server' ? t`Bringing it back …` : t`Bring this back`}
      </Button>
    </>
  );
}
