import { useState } from 'preact/hooks';
import type { Rung } from '../../protocol/pack/module-manifest.ts';
import { DownloadControl } from '../../ui/download-control.tsx';
import type { DownloadState, HoldReason, StopReason } from '../../ui/download-state.ts';
import { Meter, ProgressStrip } from '../../ui/meter.tsx';
import { RungChooser } from '../../ui/rung-chooser.tsx';
import { rungName } from '../../ui/rung-name.ts';
import { Shelf } from './shelf.tsx';

const LIMIT_BYTES = 50_000_000;
const [DONE_BYTES, TOTAL_BYTES] = [5_600_000, 9_000_000];
const HOLDS: readonly HoldReason[] = ['wifi', 'limit', 'bundle', 'hours', 'size', 'line'];
const REASONS: readonly StopReason[] = ['offline', 'portal', 'full', 'altered', 'missing', 'trouble'];
const part = { doneBytes: DONE_BYTES, totalBytes: TOTAL_BYTES };

const STATES: readonly DownloadState[] = [
  { kind: 'not-here', costBytes: TOTAL_BYTES },
  { kind: 'waiting', for: 'network' },
  { kind: 'waiting', for: 'sign-in' },
  { kind: 'waiting', for: 'turn', before: 2 },
  ...HOLDS.map((hold) => ({ kind: 'waiting' as const, for: hold, before: 1, leftBytes: TOTAL_BYTES - DONE_BYTES })),
  { kind: 'coming', ...part },
  { kind: 'paused', ...part },
  { kind: 'here', bytes: TOTAL_BYTES },
  { kind: 'update', costBytes: 300_000 },
  { kind: 'update', costBytes: 0 },
  ...REASONS.map((reason) => ({ kind: 'failed' as const, ...part, reason })),
];

const nothing = () => undefined;
const ACTIONS = {
  onGet: nothing,
  onPause: nothing,
  onResume: nothing,
  onCancel: nothing,
  onRemove: nothing,
  onUpdate: nothing,
  onGetNow: nothing,
  onMoveToFront: nothing,
  roomHref: '/phone/space',
};

const RUNGS: readonly { readonly rung: Rung; readonly costBytes: number }[] = [
  { rung: 'text', costBytes: 0 },
  { rung: 'audio', costBytes: 4_000_000 },
  { rung: '144', costBytes: 21_000_000 },
  { rung: '240', costBytes: 84_000_000 },
  { rung: '360', costBytes: 420_000_000 },
];

const stateName = (state: DownloadState): string =>
  [state.kind, 'for' in state && state.for, 'reason' in state && state.reason].filter(Boolean).join(' ');

/** What comes, and what it costs. */
export function ShowDownloads() {
  const [rung, setRung] = useState<Rung>('text');
  return (
    <>
      <Shelf name="Download, in every state">
        <ul class="list">
          {STATES.map((state, index) => (
            <li key={`${stateName(state)} ${index}`}>
              <p class="soft small" lang="en" dir="ltr">
                {stateName(state)}
              </p>
              <DownloadControl state={state} limitBytes={LIMIT_BYTES} about={rungName('text')} {...ACTIONS} />
            </li>
          ))}
        </ul>
      </Shelf>
      <Shelf name="Meters">
        <Meter />
        <Meter used={0.24} cost={0.18} />
        <Meter used={0.9} cost={0.4} />
        <Meter used={1} />
        <ProgressStrip share={0.62} label={rungName('text')} />
      </Shelf>
      <Shelf name="Forms of a course">
        <RungChooser
          legend={rungName('text')}
          options={RUNGS}
          value={rung}
          onChange={setRung}
          limitBytes={LIMIT_BYTES}
          usedBytes={12_000_000}
        />
      </Shelf>
    </>
  );
}
