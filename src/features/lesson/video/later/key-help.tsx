import { t } from '@lingui/core/macro';
import { formatNumber } from '../../../../i18n/format.ts';
import { ARROW_SECONDS } from '../key-action.ts';
import { STEP_SECONDS } from '../media-actions.ts';

/** The keys of the player, where there is a keyboard; the styles hide it elsewhere. */
export const KeyHelp = () => (
  <details class="all key-help">
    <summary>{t`Keys`}</summary>
    <dl>
      {keys().map(([names, words]) => (
        <div key={names}>
          <dt class="ltr">
            {names.split(' ').map((name) => (
              <kbd key={name}>{name}</kbd>
            ))}
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  </details>
);

/** Caps are the same on every keyboard; in Arabic and Chinese it is the place that counts. */
function keys(): [string, string][] {
  const [ten, five] = [formatNumber(STEP_SECONDS), formatNumber(ARROW_SECONDS)];
  return [
    ['K ␣', t`Play or pause`],
    ['J L', t`${ten} seconds back or on`],
    ['← →', t`${five} seconds back or on`],
    ['↑ ↓', t`Louder or quieter`],
    ['M', t`Sound on or off`],
    ['C', t`Captions on or off`],
    ['F', t`Full screen`],
    ['I P', t`Small picture`],
    ['< >', t`Slower or faster`],
    ['0 … 9', t`To a tenth of the video`],
    ['Home End', t`To the beginning or the end`],
    [', .', t`Picture by picture, while paused`],
  ];
}
