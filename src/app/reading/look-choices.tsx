import { t } from '@lingui/core/macro';
import { useId, useState } from 'preact/hooks';
import { formatPercent } from '../../i18n/format.ts';
import { seenBlock, stayAt } from '../study/stay-at-block.ts';
import { readTextLook, saveTextLook, TEXT_SIZES, TEXT_SPACES, type TextLook } from '../study/text-look.ts';

/** How large and how far apart the words of texts stand; what is chosen shows at once. */
export function LookChoices() {
  const [look, setLook] = useState(readTextLook);
  const choose = (change: Partial<TextLook>) => {
    const next = { ...look, ...change };
    const seen = seenBlock();
    saveTextLook(next);
    if (seen) stayAt(seen);
    setLook(next);
  };
  return (
    <>
      <Steps words={t`Text size`} steps={TEXT_SIZES} value={look.size} onChange={(size) => choose({ size })} />
      <Steps words={t`Line spacing`} steps={TEXT_SPACES} value={look.space} onChange={(space) => choose({ space })} />
    </>
  );
}

interface StepsProps {
  words: string;
  /** What each step sets, over what is usual. */
  steps: readonly number[];
  value: number;
  onChange: (step: number) => void;
}

function Steps({ words, steps, value, onChange }: StepsProps) {
  const id = useId();
  const told = formatPercent(steps[value] ?? 1);
  return (
    <div class="steps">
      <label for={id}>{words}</label>
      <span class="num soft" aria-hidden="true">
        {told}
      </span>
      <input
        id={id}
        type="range"
        min={0}
        max={steps.length - 1}
        step={1}
        value={value}
        aria-valuetext={told}
        onInput={({ currentTarget }) => onChange(Number(currentTarget.value))}
      />
    </div>
  );
}
