import { t } from '@lingui/core/macro';
import { formatBytes } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/dialog.tsx';
import { price } from '../../ui/price.ts';
import { useUsage } from '../use-usage.ts';

interface AskFirstProps {
  costBytes: number;
  /** `by the rules`: it waits until they let it come. */
  onAnswer: (when: 'now' | 'by the rules' | 'never') => void;
}

/** Asks before much data is used; the choice that costs nothing is first. */
export function AskFirst({ costBytes, onAnswer }: AskFirstProps) {
  const usage = useUsage();
  if (!usage) return null;
  const { limitBytes, askAboveBytes = 0 } = usage.rules;
  const [size, most, cost] = [formatBytes(costBytes), formatBytes(askAboveBytes), price(costBytes, limitBytes)];
  return (
    <Modal title={t`Get ${size} over mobile data?`} onCancel={() => onAnswer('never')}>
      <p>{t`You wanted to be asked above ${most}. On Wi-Fi it comes by itself, as soon as there is one.`}</p>
      <div class="row">
        <Button onClick={() => onAnswer('by the rules')}>{t`On Wi-Fi`}</Button>
        <Button icon="down" onClick={() => onAnswer('now')}>{t`Now: ${cost}`}</Button>
        <Button kind="plain" onClick={() => onAnswer('never')}>{t`Cancel`}</Button>
      </div>
    </Modal>
  );
}
