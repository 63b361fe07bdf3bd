import { plural, t } from '@lingui/core/macro';
import { Note } from '../../ui/note.tsx';
import type { Rescue, RescueFailure, Way } from './use-rescue.ts';

/** Why this way did not lead back, and what to do about it; nothing where it was not tried or led back. */
export function FailureNote({ rescue, way }: { rescue: Rescue; way: Way }) {
  if (rescue.failed?.way !== way) return null;
  return <Note kind="warn">{failureWords(rescue.failed)}</Note>;
}

const SECONDS_A_MINUTE = 60;

function failureWords({ problem, retryAfterSeconds = SECONDS_A_MINUTE }: RescueFailure): string {
  switch (problem) {
    case 'offline':
      return t`No network reaches the server now. Try again when one does.`;
    case 'no-line':
      return t`The campus hub has no line to the server now. Nothing is lost; try again when it has one.`;
    case 'wrong-login':
    case 'bad-request':
      return t`This name and this password do not belong together. Please look again.`;
    case 'unknown-recovery':
      return t`The server does not know this any more: the phone may have been removed from its class. Ask your facilitator for a link code.`;
    case 'too-many-tries':
      return plural(
        { minutes: Math.max(1, Math.ceil(retryAfterSeconds / SECONDS_A_MINUTE)) },
        { one: 'Too many tries. Try again in # minute.', other: 'Too many tries. Try again in # minutes.' },
      );
    case 'not-a-backup':
      return t`This is another kind of file. The saved copy’s name ends in “.caravan”.`;
    case 'newer':
      return t`This copy was saved by a newer Caravan. Open Caravan where there is a good network, so that it can be renewed.`;
    case 'damaged':
      return t`This file is damaged: it did not arrive as it was saved. Nothing of it was taken.`;
    case 'full':
      return t`This phone is full: nothing of the copy was taken. Remove a course, then try again.`;
    default:
      return t`The server has trouble. Nothing is lost; try again in a few minutes.`;
  }
}
