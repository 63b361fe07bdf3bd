import { t } from '@lingui/core/macro';
import { useId } from 'preact/hooks';
import { type DataRules, saveRules } from '../../data/usage/rules.ts';
import { formatBytes } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { nextLimitBytes } from './data-limit-steps.ts';
import './daily-limit.css';

/** What she gives to a day: lessons wait when it is used up, and prices are told as a share of it. */
export function DailyLimit({ rules }: { rules: DataRules }) {
  const nameId = useId();
  const change = (limitBytes: number) => void saveRules({ ...rules, limitBytes });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in a row with what it names.
    <div class="row" role="group" aria-labelledby={nameId}>
      <span id={nameId} class="grow">
        {t`Daily limit`}
      </span>
      <span class="say">
        <Step sign="−" label={t`Lower the daily limit`} to={nextLimitBytes(rules.limitBytes, -1)} onChange={change} />
        <output class="limit num">{formatBytes(rules.limitBytes)}</output>
        <Step sign="+" label={t`Raise the daily limit`} to={nextLimitBytes(rules.limitBytes, 1)} onChange={change} />
      </span>
    </div>
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
