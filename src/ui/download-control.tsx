import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import { type DownloadState, shareHere } from './download-state.ts';
import { describeDownload } from './download-words.ts';
import { Icon } from './icon.tsx';
import { ProgressStrip } from './meter.tsx';
import './download-control.css';

/** What can be done; a control without its callback is not offered. */
export interface DownloadActions {
  onGet?: () => void;
  onPause?: () => void;
  onResume?: () => void;
  onCancel?: () => void;
  onRemove?: () => void;
  onUpdate?: () => void;
  /** Page where room can be made. */
  roomHref?: string;
}

interface DownloadControlProps extends DownloadActions {
  state: DownloadState;
  /** What she gives to a day, in bytes. */
  limitBytes: number;
  /** What is priced, where nothing is here yet ("text and quiz"). */
  about?: string;
  /** Takes the place of "Remove" where the course is here, such as "Open". */
  children?: ComponentChildren;
}

/** A course's download: its state in words, and what can be done about it. Changes of state are announced, percents are not. */
export function DownloadControl({ state, limitBytes, about, children, ...actions }: DownloadControlProps) {
  const { icon, tone, state: words, more } = describeDownload(state, limitBytes);
  const detail = state.kind === 'not-here' ? about : more;
  const isMoving = state.kind === 'coming';
  return (
    <div class="row download">
      <div class={`grow ${isMoving ? '' : 'say'}`} role={isMoving ? undefined : 'status'}>
        {icon && (
          <span class={tone ?? 'say'}>
            <Icon name={icon} />
          </span>
        )}
        <span>
          <b class={`num ${tone ?? ''}`}>{words}</b>
          {detail !== undefined && <span class="soft small below">{detail}</span>}
        </span>
        {isMoving && <ProgressStrip share={shareHere(state)} label={t`Download`} />}
      </div>
      {state.kind === 'here' && children ? (
        children
      ) : (
        <Actions kind={state.kind} reason={reasonOf(state)} getLabel={getLabel(about, words)} {...actions} />
      )}
    </div>
  );
}

const getLabel = (name: string | undefined, weight: string): string =>
  name === undefined ? t`Get` : t`Get: ${name}, ${weight}`;

const reasonOf = (state: DownloadState) => (state.kind === 'failed' ? state.reason : undefined);

interface ActionsProps extends DownloadActions {
  kind: DownloadState['kind'];
  reason: ReturnType<typeof reasonOf>;
  /** Tells one "Get" from another, with its price. */
  getLabel: string;
}

function Actions({
  kind,
  reason,
  getLabel,
  onGet,
  onPause,
  onResume,
  onCancel,
  onRemove,
  onUpdate,
  roomHref,
}: ActionsProps) {
  const cancel = onCancel && (
    <Button kind="plain" label={t`Cancel`} onClick={onCancel}>
      <Icon name="close" />
    </Button>
  );
  switch (kind) {
    case 'not-here':
      return onGet ? <Button icon="down" label={getLabel} onClick={onGet}>{t`Get`}</Button> : null;
    case 'waiting':
      return cancel ?? null;
    case 'coming':
      return (
        <>
          {onPause && <Button icon="pause" onClick={onPause}>{t`Pause`}</Button>}
          {cancel}
        </>
      );
    case 'paused':
      return (
        <>
          {onResume && <Button onClick={onResume}>{t`Go on`}</Button>}
          {cancel}
        </>
      );
    case 'here':
      return onRemove ? <Button kind="plain" onClick={onRemove}>{t`Remove`}</Button> : null;
    case 'update':
      return onUpdate ? <Button onClick={onUpdate}>{t`Update`}</Button> : null;
    case 'failed':
      if (reason === 'full' && roomHref !== undefined) return <Button href={roomHref}>{t`Make room`}</Button>;
      return onResume ? <Button onClick={onResume}>{t`Go on`}</Button> : null;
  }
}
