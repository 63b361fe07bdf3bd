import { t } from '@lingui/core/macro';
import { formatBytes } from '../i18n/format.ts';

/** That there is a newer version of a course, and what it would move: nothing where the phone has all its chunks already. */
export function updateWords(costBytes: number): string {
  if (costBytes === 0) return t`New version: uses no data`;
  const size = formatBytes(costBytes);
  return t`New version: ${size} changed`;
}
