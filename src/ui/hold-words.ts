import { t } from '@lingui/core/macro';
import type { HoldReason } from './download-state.ts';

/** What a download waits for by her rules. */
export function holdWords(hold: HoldReason): string {
  switch (hold) {
    case 'wifi':
    // Until she answers, her line is no Wi-Fi; the question stands beside, once for all.
    case 'line':
      return t`Waiting for Wi-Fi`;
    case 'limit':
      return t`Today’s data is used up: it goes on after midnight`;
    case 'bundle':
      return t`The bundle is used up`;
    case 'hours':
      return t`Waiting for the cheap hours`;
    case 'size':
      return t`It is large: it waits for your word`;
  }
}
