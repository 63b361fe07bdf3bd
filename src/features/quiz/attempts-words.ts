import { plural, t } from '@lingui/core/macro';

/** How many attempts there are and how many can still be begun; undefined where there is no end of them. */
export function attemptsWords(most: number | undefined, left: number | undefined): string {
  if (most === undefined || left === undefined)
    return t`You can try as often as you like. Every attempt is kept, and the best one counts.`;
  if (left === 0) return t`No attempts are left. Every attempt is kept, and the best one counts.`;
  if (left === most)
    return plural(most, {
      one: 'You can try once.',
      other: 'You can try # times. Every attempt is kept, and the best one counts.',
    });
  return plural(left, {
    one: '# attempt is left. Every attempt is kept, and the best one counts.',
    other: '# attempts are left. Every attempt is kept, and the best one counts.',
  });
}
