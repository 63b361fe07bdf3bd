import { t } from '@lingui/core/macro';
import { formatBytes } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { nextLimitBytes } from './data-limit-steps.ts';
import './limit-card.css';

interface LimitCardProps {
  limitBytes: number;
  onChange: (limitBytes: number) => void;
}

/** What she gives to a day: prices are told as a share of it. */
export function LimitCard({ limitBytes, onChange }: LimitCardProps) {
  return (
    <Card title={t`Daily limit`} id="data">
      <p>{t`The price of each download is shown as a share of this. Nothing comes unless you ask.`}</p>
      <div class="row">
        <Step sign="−" label={t`Lower the daily limit`} to={nextLimitBytes(limitBytes, -1)} onChange={onChange} />
        <output class="limit num">{formatBytes(limitBytes)}</output>
        <Step sign="+" label={t`Raise the daily limit`} to={nextLimitBytes(limitBytes, 1)} onChange={onChange} />
      </div>
    </Card>
  );
}

interface StepProps {
  sign: string;
  label: string;
  /** Undefined at the end of the steps. */
  to: number | undefined;
  onChange: (limitBytes: number) => void;
}

function Step({ sign, label, to, onChange }: StepProps) {
  return (
    <Button label={label} isDisabled={to === undefined} onClick={() => to !== undefined && onChange(to)}>
      {sign}
    </Button>
  );
}
