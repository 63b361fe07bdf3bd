import { plural, t } from '@lingui/core/macro';
import { beside, formatBytes, formatPercent } from '../i18n/format.ts';

/** Below this share a whole per cent would say too much. */
const LEAST_SHARE = 0.01;
/** Up to this many days of data a price is told in days; above, it is a matter for Wi-Fi. */
const MOST_DAYS = 4;

/** What a tap would move, as a share of a day's data: "18%", "2 days", "Wi-Fi". Both in bytes. */
export function shareOfToday(bytes: number, limitBytes: number): string {
  const days = bytes / limitBytes;
  if (days < LEAST_SHARE) {
    const least = formatPercent(LEAST_SHARE);
    return t`under ${least}`;
  }
  if (days <= 1) return formatPercent(days);
  if (days <= MOST_DAYS) return plural({ days: Math.ceil(days) }, { one: '# day', other: '# days' });
  return t`Wi-Fi`;
}

/** "9 MB · 18%". */
export const shortPrice = (bytes: number, limitBytes: number): string =>
  bytes === 0 ? t`no data` : beside(formatBytes(bytes), shareOfToday(bytes, limitBytes));

/** The price in a control's own label: "9 MB, 18% of today". */
export function price(bytes: number, limitBytes: number): string {
  if (bytes === 0) return t`no data`;
  const size = formatBytes(bytes);
  const share = shareOfToday(bytes, limitBytes);
  if (bytes <= limitBytes) return t`${size}, ${share} of today`;
  return bytes <= MOST_DAYS * limitBytes ? t`${size}, ${share} of data` : t`${size}, better on Wi-Fi`;
}
