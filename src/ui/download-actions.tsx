import { t } from '@lingui/core/macro';
import { Button } from './button.tsx';
import type { DownloadState } from './download-state.ts';
import { Icon } from './icon.tsx';
import { price } from './price.ts';

/** What can be done; a control without its callback is not offered. */
export interface DownloadActions {
  onGet?: () => void;
  onPause?: () => void;
  onResume?: () => void;
  onCancel?: () => void;
  onRemove?: () => void;
  onUpdate?: () => void;
  /** Gets what waits, whatever her rules say. */
  onGetNow?: () => void;
  /** Puts what waits for its turn before all others. */
  onMoveToFront?: () => void;
  /** Page where room can be made. */
  roomHref?: string;
}

/** What a control does, with what it moves. */
function priced(words: string, bytes: number, limitBytes: number): string {
  const weight = price(bytes, limitBytes);
  return bytes === 0 ? words : t`${words}: ${weight}`;
}

interface ActionsProps extends DownloadActions {
  state: DownloadState;
  limitBytes: number;
  /** Tells one "Get" from another, with its price. */
  getLabel: string;
}

/** The controls that fit a state. */
export function Actions({ state, limitBytes, getLabel, ...on }: ActionsProps) {
  const cancel = on.onCancel && (
    <Button kind="plain" label={t`Cancel`} onClick={on.onCancel}>
      <Icon name="close" />
    </Button>
  );
  const remove = on.onRemove ? <Button kind="plain" onClick={on.onRemove}>{t`Remove`}</Button> : null;
  switch (state.kind) {
    case 'not-here':
      return on.onGet ? <Button icon="down" label={getLabel} onClick={on.onGet}>{t`Get`}</Button> : null;
    case 'waiting':
      return (
        <span class="row">
          <WaitingAction state={state} limitBytes={limitBytes} {...on} />
          {cancel}
        </span>
      );
    case 'coming':
      return (
        <span class="row">
          {on.onPause && <Button icon="pause" onClick={on.onPause}>{t`Pause`}</Button>}
          {cancel}
        </span>
      );
    case 'paused':
      return (
        <span class="row">
          <GoOn state={state} limitBytes={limitBytes} onResume={on.onResume} />
          {cancel}
        </span>
      );
    case 'here':
      return remove;
    case 'update':
      return (
        <span class="row">
          {on.onUpdate && (
            <Button label={priced(t`Update`, state.costBytes, limitBytes)} onClick={on.onUpdate}>{t`Update`}</Button>
          )}
          {remove}
        </span>
      );
    case 'failed':
      if (state.reason === 'full' && on.roomHref !== undefined) {
        return (
          <span class="row">
            <Button href={on.roomHref}>{t`Make room`}</Button>
            {/* Room may have been made elsewhere. */}
            <GoOn state={state} limitBytes={limitBytes} onResume={on.onResume} />
          </span>
        );
      }
      return <GoOn state={state} limitBytes={limitBytes} onResume={on.onResume} />;
  }
}

interface WaitingActionProps extends Pick<DownloadActions, 'onGetNow' | 'onMoveToFront'> {
  state: Extract<DownloadState, { kind: 'waiting' }>;
  limitBytes: number;
}

/** No word of hers brings a network; what waits for its turn can go first, and what waits by her rules can come now. */
function WaitingAction({ state, limitBytes, onGetNow, onMoveToFront }: WaitingActionProps) {
  if (state.for === 'network' || state.for === 'sign-in') return null;
  if (state.for === 'turn')
    return state.before > 0 && onMoveToFront ? (
      <Button icon="up" onClick={onMoveToFront}>{t`To the front`}</Button>
    ) : null;
  return onGetNow ? (
    <Button label={priced(t`Get now`, state.leftBytes, limitBytes)} onClick={onGetNow}>{t`Get now`}</Button>
  ) : null;
}

interface GoOnProps {
  onResume: (() => void) | undefined;
  state: { doneBytes: number; totalBytes: number };
  limitBytes: number;
}

function GoOn({ state, limitBytes, onResume }: GoOnProps) {
  const label = priced(t`Go on`, state.totalBytes - state.doneBytes, limitBytes);
  return onResume ? <Button label={label} onClick={onResume}>{t`Go on`}</Button> : null;
}
