import { t } from '@lingui/core/macro';
import { formatBytesOf } from '../i18n/format.ts';
import { Pill } from '../ui/state-line.tsx';
import { useUsage } from './use-usage.ts';

/** What was used of today's mobile data, and the way to the page that tells more. */
export function DataPill() {
  const usage = useUsage();
  if (!usage) return null;
  const share = formatBytesOf(usage.usedBytes, usage.limitBytes);
  return (
    <Pill href="/phone#data" icon="data" label={t`Today’s data: ${share} used`}>
      {share}
    </Pill>
  );
}
