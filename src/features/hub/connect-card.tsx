import { t } from '@lingui/core/macro';
import { useId, useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { shortAddress } from '../../app/hub/hub-address.ts';
import { isConnected, type KeptHub } from '../../app/hub/kept-hub.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Note } from '../../ui/note.tsx';
import type { HubState } from './use-hub.ts';

interface ConnectCardProps extends Omit<HubState, 'hub'> {
  hub: KeptHub | null;
  /** An address that a code or a link brought. */
  given: string | null;
}

/** Asks for a hub's address, or tells which hub this phone is connected to. */
export function ConnectCard({ hub, given, isBusy, problem, connect, leave }: ConnectCardProps) {
  const [text, setText] = useState(given ?? (hub ? shortAddress(hub.address) : ''));
  const fieldId = useId();
  if (hub && isConnected(hub, deps().now())) {
    const { name, hasLine } = hub.described;
    return (
      <Card title={t`Connected`}>
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>{' '}
          <bdi class="soft num">{shortAddress(hub.address)}</bdi>
        </p>
        <p>
          {hasLine
            ? t`It has a line to the server now.`
            : t`It has no line to the server now. It keeps what you hand over until it has one.`}
        </p>
        <Button isWide onClick={leave}>{t`Leave this hub`}</Button>
      </Card>
    );
  }
  return (
    <Card title={t`Connect to a hub`}>
      <p>{t`A hub is a computer on a campus that has courses and takes in your work, without the internet. Join its Wi-Fi, then enter its address.`}</p>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void connect(text);
        }}
      >
        <label for={fieldId}>{t`Address of the hub`}</label>
        <input
          id={fieldId}
          class="field"
          name="address"
          dir="ltr"
          inputMode="url"
          placeholder="hub.campus.example"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          aria-invalid={problem !== undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellcheck={false}
          maxLength={200}
        />
        {problem && !isBusy && <Note kind="warn">{problemWords(problem)}</Note>}
        <Button kind="go" type="submit" isWide isDisabled={isBusy}>
          {isBusy ? t`Looking for the hub …` : t`Connect`}
        </Button>
      </form>
      <p class="soft small">{t`Your browser may ask whether Caravan may reach devices on this network: allow it. What you hand over is sealed, and courses are checked.`}</p>
    </Card>
  );
}

function problemWords(problem: NonNullable<HubState['problem']>): string {
  switch (problem) {
    case 'no-address':
      return t`This is no address. It looks like hub.campus.example or 192.168.4.1:8080.`;
    case 'silent':
      return t`Nobody answers at this address. Is this phone in the hub’s Wi-Fi, and is the address right?`;
    case 'no-hub':
      return t`Something answers there, but it is no hub of Caravan.`;
    case 'denied':
      return t`This browser may not reach the hub: access to the local network is blocked for Caravan. Allow it in the site settings, or use a file.`;
    case 'blocked':
      return t`This browser cannot reach a hub without a certificate. Ask for an address with https, or use a file.`;
  }
}
