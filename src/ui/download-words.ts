import { plural, t } from '@lingui/core/macro';
import { beside, formatBytes, formatBytesOf, formatPercent } from '../i18n/format.ts';
import { type DownloadState, type HoldReason, type StopReason, shareHere } from './download-state.ts';
import { holdWords } from './hold-words.ts';
import type { IconName } from './icon.tsx';
import { price } from './price.ts';
import { updateWords } from './update-words.ts';

export interface DownloadWords {
  readonly icon?: IconName;
  readonly tone?: 'ok' | 'bad';
  readonly state: string;
  readonly more?: string;
}

/** The whole state of a download in words; colours and icons only repeat them. `limitBytes` is what she gives to a day. */
export function describeDownload(state: DownloadState, limitBytes: number): DownloadWords {
  switch (state.kind) {
    case 'not-here':
      return { state: price(state.costBytes, limitBytes) };
    case 'waiting':
      if (state.for === 'network') return { icon: 'offline', state: t`Waiting for a network` };
      if (state.for === 'sign-in')
        return {
          icon: 'offline',
          state: t`This network asks to sign in first.`,
          more: t`Open any page in the browser.`,
        };
      if (state.for !== 'turn') return describeHold(state, limitBytes);
      return state.before > 0
        ? { icon: 'clock', state: t`Waiting`, more: beforeWords(state.before) }
        : { icon: 'clock', state: t`Waiting for its turn` };
    case 'coming':
      return { state: beside(formatPercent(shareHere(state)), formatBytesOf(state.doneBytes, state.totalBytes)) };
    case 'paused': {
      const share = formatPercent(shareHere(state));
      const left = formatBytes(state.totalBytes - state.doneBytes);
      return { state: t`Paused at ${share}`, more: t`${left} left` };
    }
    case 'here':
      return { icon: 'check', tone: 'ok', state: t`On this phone`, more: beside(formatBytes(state.bytes), t`no data`) };
    case 'update':
      return { icon: 'update', state: updateWords(state.costBytes), more: t`The version here still works` };
    case 'failed': {
      const share = formatPercent(shareHere(state));
      return {
        icon: 'alert',
        tone: 'bad',
        state: t`Stopped at ${share}`,
        more: `${reasonWords(state.reason)} ${keptWords(state.doneBytes)}`,
      };
    }
  }
}

type Held = Extract<DownloadState, { leftBytes: number }>;

/** What it waits for, and what it would take to get it now. */
function describeHold({ for: hold, before, leftBytes }: Held, limitBytes: number): DownloadWords {
  const more = [
    ...(leftBytes > 0 ? [price(leftBytes, limitBytes)] : []),
    ...(before > 0 ? [beforeWords(before)] : []),
  ].reduce((first, second) => (first === '' ? second : beside(first, second)), '');
  return { icon: HOLD_ICONS[hold], state: holdWords(hold), ...(more !== '' && { more }) };
}

const HOLD_ICONS = {
  wifi: 'offline',
  limit: 'data',
  bundle: 'data',
  hours: 'clock',
  size: 'info',
  line: 'info',
} satisfies Record<HoldReason, IconName>;

const beforeWords = (before: number): string => plural({ before }, { one: '# before it', other: '# before it' });

function reasonWords(reason: StopReason): string {
  switch (reason) {
    case 'offline':
      return t`The network went away.`;
    case 'portal':
      return t`This network asks to sign in first.`;
    case 'full':
      return t`This phone is full.`;
    case 'altered':
      return t`What came was not what the course holds; it was thrown away.`;
    case 'missing':
      return t`The server does not have a part of it.`;
    case 'trouble':
      return t`The server has trouble.`;
  }
}

function keptWords(doneBytes: number): string {
  if (doneBytes === 0) return t`Nothing was lost.`;
  const size = formatBytes(doneBytes);
  return t`The ${size} received are kept.`;
}
