import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Rung } from '../protocol/pack/module-manifest.ts';
import { Meter } from './meter.tsx';
import { shortPrice } from './price.ts';
import { rungName } from './rung-name.ts';
import './rung-chooser.css';

export interface RungOption {
  readonly rung: Rung;
  /** What getting it would move now: bytes that are not on the phone yet. */
  readonly costBytes: number;
}

interface RungChooserProps {
  legend: ComponentChildren;
  options: readonly RungOption[];
  value: Rung;
  onChange: (rung: Rung) => void;
  /** What she gives to a day, in bytes. */
  limitBytes: number;
  /** What of it is used. */
  usedBytes: number;
}

/** How a course should come: each rung with its price. What is lighter is always included. */
export function RungChooser({ legend, options, value, onChange, limitBytes, usedBytes }: RungChooserProps) {
  const name = useId();
  return (
    <fieldset class="pick rungs">
      <legend>{legend}</legend>
      {options.map(({ rung, costBytes }) => (
        <label key={rung}>
          <input type="radio" name={name} checked={rung === value} onChange={() => onChange(rung)} />
          <span class="grow">
            <span class="row">
              <b>{rung === 'text' ? rungName(rung) : `+ ${rungName(rung)}`}</b>
              <span class="num">{shortPrice(costBytes, limitBytes)}</span>
            </span>
            {costBytes <= limitBytes && <Meter used={usedBytes / limitBytes} cost={costBytes / limitBytes} />}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
