import { t } from '@lingui/core/macro';
import { useId } from 'preact/hooks';
import { type DataRules, saveRules } from '../../data/usage/rules.ts';
import './cheap-hours.css';

/** From ten in the evening to six: when data is cheap where it is cheap at all. */
const NIGHT = { from: 22 * 60, to: 6 * 60 };

/** The hours of the day in which lessons may come over mobile data, where she names any. */
export function CheapHours({ rules }: { rules: DataRules }) {
  const { hours, ...others } = rules;
  const change = (changed: typeof hours) => void saveRules(changed ? { ...others, hours: changed } : others);
  return (
    <fieldset class="stack">
      <legend>{t`Hours when data is cheap`}</legend>
      <label class="row">
        <input type="checkbox" checked={hours !== undefined} onChange={() => change(hours ? undefined : NIGHT)} />
        <span class="grow">{t`Lessons wait for these hours`}</span>
      </label>
      {hours && (
        <div class="times">
          <Time words={t`from`} minute={hours.from} onChange={(from) => change({ ...hours, from })} />
          <Time words={t`to`} minute={hours.to} onChange={(to) => change({ ...hours, to })} />
        </div>
      )}
    </fieldset>
  );
}

interface TimeProps {
  words: string;
  /** Since midnight. */
  minute: number;
  onChange: (minute: number) => void;
}

function Time({ words, minute, onChange }: TimeProps) {
  const id = useId();
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  const change = (text: string) => {
    const [hour, rest] = text.split(':').map(Number);
    // A field that is being cleared names no time.
    if (hour !== undefined && rest !== undefined) onChange(hour * 60 + rest);
  };
  return (
    <>
      <label for={id}>{words}</label>
      <input
        id={id}
        class="field num"
        type="time"
        value={`${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`}
        onChange={(event) => change(event.currentTarget.value)}
      />
    </>
  );
}
