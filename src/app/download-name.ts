import { t } from '@lingui/core/macro';
import type { Download } from '../data/library/download-row.ts';
import { rungName } from '../ui/rung-name.ts';

/** What a download brings, in words. */
export const downloadName = ({ rung, isAhead }: Pick<Download, 'rung' | 'isAhead'>): string =>
  isAhead ? t`The next texts, ready ahead` : rungName(rung);
