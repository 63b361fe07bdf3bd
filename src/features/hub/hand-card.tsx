import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { toHub } from '../../app/hub/hub-fetch.ts';
import { type KeptHub, leaveHub } from '../../app/hub/kept-hub.ts';
import { shownProfile } from '../../app/shown-profile.ts';
import { openCarried } from '../../carrier/carried-db.ts';
import { readCarriedState } from '../../carrier/carried-state.ts';
import {
  askForReceipts,
  countAtHub,
  type HandedToHub,
  type HubCarryDeps,
  handToHub,
} from '../../carrier/hand-to-hub.ts';
import { readServerKey } from '../../carrier/server-key.ts';
import { openStudies } from '../../data/profiles/open-studies.ts';
import { isQuotaExceeded, StorageFullError } from '../../data/study/errors.ts';
import { hasUnsent } from '../../data/study/read.ts';
import { openStudy } from '../../data/study/study-db.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Note } from '../../ui/note.tsx';
import { useLive } from '../../ui/use-live.ts';

type Outcome = HandedToHub['kind'] | 'accepted' | 'full';

/** What waits on this phone goes to the server over the hub; the receipts of earlier visits are asked for by themselves. */
export function HandCard({ hub: { address } }: { hub: KeptHub }) {
  const [outcome, setOutcome] = useState<Outcome>();
  const [isBusy, setBusy] = useState(false);
  const state = useLive(readWaiting, []);
  async function attempt(work: () => Promise<HandedToHub>, isAsked: boolean) {
    setBusy(true);
    const came = await work().catch(outcomeOf);
    setBusy(false);
    const kind = came.kind === 'handed' && came.accepted > 0 ? 'accepted' : came.kind;
    if (isAsked || kind === 'accepted') setOutcome(kind);
    if (kind === 'offline') await leaveHub(address);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: receipts are asked for once a connection.
  useEffect(() => void attempt(() => askForReceipts(carryDeps(address), never()), false), [address]);
  if (!state) return null;
  const { isWaiting, atHub, serverKey } = state;
  const hand = () => serverKey && attempt(() => handAll(address, serverKey), true);
  return (
    <Card title={t`Your work`}>
      {outcome === 'accepted' && (
        <Note kind="good">{t`The server has your work: what the hub took along is accepted.`}</Note>
      )}
      {outcome === 'full' && <Note kind="err">{t`This phone has no room for more.`}</Note>}
      {(outcome === 'busy' || outcome === 'captive') && (
        <Note kind="warn">{t`The hub did not take it now. Try again later.`}</Note>
      )}
      {atHub > 0 && isWaiting && (
        <Note kind="good">
          {t`At the hub, not yet at the server. It stays on this phone too, until the server’s receipt has come.`}
        </Note>
      )}
      {!isWaiting && <p>{t`Nothing waits to be sent.`}</p>}
      {isWaiting && !serverKey && (
        <Note kind="warn">{t`To seal your work, this phone must have met the server once.`}</Note>
      )}
      {isWaiting && serverKey && (
        <Button kind={atHub > 0 ? 'default' : 'go'} icon="share" isWide isDisabled={isBusy} onClick={hand}>
          {atHub > 0 ? t`Hand over again, and ask for receipts` : t`Hand all work of this phone to the hub`}
        </Button>
      )}
    </Card>
  );
}

const never = () => ({ signal: new AbortController().signal });

const carryDeps = (origin: string): HubCarryDeps => ({
  origin,
  fetch: toHub(deps().fetch),
  carried: openCarried(),
  study: (name) => openStudy(name.replace('caravan-study-', '')),
  now: deps().now,
});

async function handAll(origin: string, serverKey: Uint8Array): Promise<HandedToHub> {
  const { current, others } = await openStudies(shownProfile);
  return handToHub(carryDeps(origin), { studies: [current, ...others], serverKey }, never());
}

function outcomeOf(error: unknown): { readonly kind: 'full' } {
  if (!(error instanceof StorageFullError) && !isQuotaExceeded(error)) throw error;
  return { kind: 'full' };
}

async function readWaiting() {
  const { current, others } = await openStudies(shownProfile);
  const unsent = await Promise.all([current, ...others].map(hasUnsent));
  const carried = openCarried();
  const isWaiting = unsent.includes(true) || (await readCarriedState(carried)).waiting > 0;
  return { isWaiting, atHub: await countAtHub(carried), serverKey: await readServerKey() };
}
