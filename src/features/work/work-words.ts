import { plural, t } from '@lingui/core/macro';
import { formatBytes } from '../../i18n/format.ts';
import type { Stage } from './activities.ts';
import type { WaitReason, WorkState } from './work-state.ts';

/** Where her work is, in one sentence: first that nothing is lost. */
export function workTitle(state: WorkState): string {
  switch (state.kind) {
    case 'nothing-yet':
      return t`Nothing to send yet`;
    case 'accepted':
      return t`All sent and accepted`;
    case 'sending':
      return plural({ unsent: state.unsent }, { one: 'Sending # activity …', other: 'Sending # activities …' });
    case 'waiting':
      if (state.unsent === 0) return t`Nothing is lost`;
      return plural(
        { unsent: state.unsent },
        {
          one: 'Nothing is lost. # activity is not sent yet',
          other: 'Nothing is lost. # activities are not sent yet',
        },
      );
  }
}

/** Why it waits, and what to do; undefined where it goes by itself in a moment. */
export function waitWords(reason: WaitReason): string | undefined {
  switch (reason) {
    case 'soon':
      return undefined;
    case 'offline':
      return t`No network reaches the server now. Your work is saved on this phone and is sent by itself as soon as one does.`;
    case 'captive':
      return t`The network answers with a page of its own: it may want you to log in. Open any website to see it, then send again.`;
    case 'busy':
      return t`The server has much to do. Your work is sent by itself in a few minutes.`;
    case 'trouble':
      return t`The server has trouble and cannot keep anything now. Your work stays on this phone and is sent by itself later.`;
    case 'storage-full':
      return t`This phone is full: what came from your other phone could not be kept. Remove a course below, then send again.`;
    case 'newer-data':
      return t`A newer Caravan has been opened on this phone. Close all its windows and open it again.`;
    case 'unknown-token':
      return t`The server does not know this phone any more. Your work stays here; ask your facilitator for a link code.`;
    case 'revoked':
      return t`This phone was removed from your class by the facilitator. Your work stays here; ask for a link code.`;
    case 'unsupported':
      return t`This Caravan and the server are of different ages and do not understand each other. Your work stays here; open Caravan where there is a good network, so that it can be renewed.`;
    case 'refused':
      return t`The server could not read what this phone sent. Your work stays here; please tell your facilitator.`;
  }
}

/** Whether a link code is what helps. */
export const needsLinkCode = (reason: WaitReason): boolean => reason === 'unknown-token' || reason === 'revoked';

/** What happens next without her doing anything; `bytes` is what waits. */
export function fateWords(state: WorkState, bytes: number): string {
  const size = aboutBytes(bytes);
  switch (state.kind) {
    case 'nothing-yet':
    case 'accepted':
      return t`What you do next goes up by itself, whenever there is a network; it costs next to no data.`;
    case 'sending':
      return t`On its way: ${size}. It counts as accepted only when the server has said so.`;
    case 'waiting':
      return waitingFate(state.reason, size);
  }
}

function waitingFate(reason: WaitReason, size: string): string {
  switch (reason) {
    case 'soon':
      return t`It goes up by itself within a minute: ${size}.`;
    case 'offline':
    case 'captive':
      return t`It goes up by itself at the next network: ${size}.`;
    case 'busy':
    case 'trouble':
      return t`The app tries again by itself: ${size}.`;
    case 'storage-full':
    case 'newer-data':
    case 'unknown-token':
    case 'revoked':
    case 'unsupported':
    case 'refused':
      return t`It stays on this phone until then: ${size}.`;
  }
}

/** A weight that is told before it is paid; small ones by the byte, so that nobody fears them. */
export function aboutBytes(bytes: number): string {
  if (bytes < 1000) return plural(bytes, { one: 'about # byte', other: 'about # bytes' });
  const size = formatBytes(bytes);
  return t`about ${size}`;
}

export function stageWords(stage: Stage): string {
  switch (stage) {
    case 'saved':
      return t`Saved here`;
    case 'sent':
      return t`Sent, no answer yet`;
    case 'aside':
      return t`Kept aside`;
    case 'accepted':
      return t`Accepted`;
  }
}
