import { t } from '@lingui/core/macro';
import type { Download } from '../../data/library/download-row.ts';
import { formatBytes } from '../../i18n/format.ts';
import { Icon } from '../../ui/icon.tsx';

/** Says what the app has fetched by itself before it is needed, once it is here. */
export function AheadNote({ ahead }: { ahead: Download }) {
  if (ahead.state !== 'here') return null;
  const size = formatBytes(ahead.totalBytes);
  return (
    <p class="say small ok">
      <Icon name="check" isSmall />
      <span>{t`The texts of what comes next are ready on this phone: ${size}.`}</span>
    </p>
  );
}
