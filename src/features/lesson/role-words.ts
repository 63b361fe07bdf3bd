import { t } from '@lingui/core/macro';
import type { TextItem } from '../../protocol/pack/module-manifest.ts';

/** What a text is for, where it is more than reading. */
export function roleWords({ role }: TextItem): string | undefined {
  switch (role) {
    case 'assignment':
      return t`Assignment`;
    case 'discussion':
      return t`Discussion`;
    case undefined:
      return undefined;
  }
}
