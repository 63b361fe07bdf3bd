import { plural, t } from '@lingui/core/macro';
import { formatNumber } from '../../i18n/format.ts';
import { CLASS_CODE_LENGTH, LINK_CODE_LENGTH } from '../../protocol/people/codes.ts';
import type { PeopleProblem } from '../../sync/people.ts';
import type { TypedCode } from './typed-code.ts';

/** What keeps a code from being looked up or used. */
export interface JoinProblem {
  readonly problem: Extract<TypedCode, { ok: false }>['fault'] | PeopleProblem;
  /** Where the server asks for patience. */
  readonly retryAfterSeconds?: number;
}

const SECONDS_A_MINUTE = 60;

function lengthWords(): string {
  const ofClass = formatNumber(CLASS_CODE_LENGTH);
  const ofLink = formatNumber(LINK_CODE_LENGTH);
  return t`A class code has ${ofClass} characters, a link code has ${ofLink}. Please count again.`;
}

/** What is wrong, and what to do about it. */
export function joinProblemWords({ problem, retryAfterSeconds = SECONDS_A_MINUTE }: JoinProblem): string {
  switch (problem) {
    case 'empty':
      return t`Type the code first.`;
    case 'length':
      return lengthWords();
    case 'sign':
      return t`A code has only Latin letters and digits, and never 0, 1, I, L, O or U. Please look again.`;
    case 'unknown-code':
      return t`Nobody gave out this code. Please compare it character by character.`;
    case 'used-code':
      return t`This link code has been used: each works once. Ask for a new one; your work waits.`;
    case 'expired-code':
      return t`This link code is too old. Ask for a new one; your work waits.`;
    case 'too-many-tries':
      return plural(
        { minutes: Math.max(1, Math.ceil(retryAfterSeconds / SECONDS_A_MINUTE)) },
        { one: 'Too many tries. Try again in # minute.', other: 'Too many tries. Try again in # minutes.' },
      );
    case 'offline':
      return t`The code needs a network once. What you have studied stays on this phone; try again when there is one.`;
    case 'no-line':
      return t`The campus hub has no line to the server now. Nothing is lost; try again when it has one.`;
    case 'name-needed':
      return t`The class needs a name to know you by.`;
    case 'revoked-token':
      return t`This phone was removed from your class by the facilitator. Your work stays here; ask for a link code.`;
    default:
      return t`The server has trouble. Nothing is lost; try again in a few minutes.`;
  }
}
