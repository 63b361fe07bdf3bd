import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { formatNumber } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { Tag } from '../../ui/tag.tsx';
import { type CentreDeps, revokeDevice } from './centre-api.ts';
import { heardWords, problemWords } from './centre-words.ts';
import type { Learner } from './learner-rows.tsx';
import { useCall } from './use-call.ts';

type Device = Learner['devices'][number];

interface DeviceListProps {
  devices: readonly Device[];
  nowMs: number;
  deps: CentreDeps;
  onChange: () => Promise<void>;
}

/**
 * A learner's phones, in the order in which they came. A lost one can be removed; one that came back by a link code is there twice,
 * with the same replica.
 */
export function DeviceList({ devices, nowMs, deps, onChange }: DeviceListProps) {
  const [asked, setAsked] = useState<Device>();
  const { result, isBusy, run } = useCall<undefined>();
  const keep = () => setAsked(undefined);
  async function remove({ replica }: Device): Promise<void> {
    setAsked(undefined);
    const answer = await run((cancel) => revokeDevice(deps, replica, cancel));
    if (answer?.ok) await onChange();
  }
  return (
    <>
      <h3>{t`Phones`}</h3>
      <ul class="list">
        {devices.map((device, i) => (
          <DeviceRow
            key={`${device.replica} ${i}`}
            device={device}
            number={i + 1}
            nowMs={nowMs}
            isBusy={isBusy}
            onRemove={setAsked}
          />
        ))}
      </ul>
      {result && !result.ok && <Note kind="warn">{problemWords(result.problem)}</Note>}
      {asked && (
        <Dialog
          title={t`Remove this phone?`}
          keep={t`Keep`}
          act={t`Remove phone`}
          onKeep={keep}
          onAct={() => remove(asked)}
        >
          <div class="stack">
            <p>{t`The server takes nothing more from this phone. What it sent before stays and counts.`}</p>
            <p>{t`Work that it has not sent yet stays on it: if the phone is found again, a new link code brings that work in.`}</p>
          </div>
        </Dialog>
      )}
    </>
  );
}

interface DeviceRowProps {
  device: Device;
  number: number;
  nowMs: number;
  isBusy: boolean;
  onRemove: (device: Device) => void;
}

function DeviceRow({ device, number, nowMs, isBusy, onRemove }: DeviceRowProps) {
  const n = formatNumber(number);
  return (
    <li class="row">
      <span class="grow">
        <b>{t`Phone ${n}`}</b>
        <span class="soft small below">{heardWords(device.lastSeen, nowMs)}</span>
      </span>
      {device.isRevoked ? (
        <Tag>{t`Removed`}</Tag>
      ) : (
        <Button kind="stop" isDisabled={isBusy} onClick={() => onRemove(device)}>{t`Remove phone`}</Button>
      )}
    </li>
  );
}
