import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { Actions, type DownloadActions } from './download-actions.tsx';
import { type DownloadState, shareHere } from './download-state.ts';
import { describeDownload } from './download-words.ts';
import { Icon } from './icon.tsx';
import { ProgressStrip } from './meter.tsx';
import './download-control.css';

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
    <div class={isTelling(state) ? 'row download telling' : 'row download'}>
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
        <Actions state={state} limitBytes={limitBytes} getLabel={getLabel(about, words)} {...actions} />
      )}
    </div>
  );
}

/** Why something waits or has stopped takes a sentence. */
const isTelling = (state: DownloadState): boolean =>
  state.kind === 'failed' || state.kind === 'update' || (state.kind === 'waiting' && state.for !== 'turn');

const getLabel = (name: string | undefined, weight: string): string =>
  name === undefined ? t`Get` : t`Get: ${name}, ${weight}`;
