import { plural, t } from '@lingui/core/macro';
import { formatDaysAgo, formatMinutes } from '../../i18n/format.ts';
import type { ApiProblem } from '../../sync/call-api.ts';
import { daysSince } from './last-heard.ts';

/** Why the server did not do it, and what to do. */
export function problemWords(problem: ApiProblem): string {
  switch (problem) {
    case 'offline':
      return t`No network reaches the server now. What you see is what was known before; refresh when there is a network.`;
    case 'captive':
      return t`What answered is not Caravan: the network may want you to log in. Open any website to see its page, then refresh.`;
    case 'unknown-token':
    case 'revoked-token':
      return t`This link opens no class, or does not any more. Ask whoever runs the server for your link.`;
    case 'not-found':
      return t`The class does not have this learner or phone any more. Refresh to see it as it is.`;
    case 'too-many-tries':
      return t`Too much was asked in a short time. Try again in a few minutes.`;
    default:
      return t`The server has trouble. Nothing is lost; try again in a few minutes.`;
  }
}

/** When something last came: a fact about the line, never a judgement of the learner. */
export function heardWords(time: string | null, nowMs: number): string {
  const days = daysSince(time, nowMs);
  if (time === null || days === undefined) return t`Not synced yet`;
  if (days < 2) return formatDaysAgo(Date.parse(time), nowMs);
  return plural(days, { one: 'Not synced for # day', other: 'Not synced for # days' });
}

export const studiedWords = (seconds: number): string => (seconds === 0 ? t`none yet` : formatMinutes(seconds / 60));

export const nameWords = (name: string | null): string => name ?? t`No name yet`;
