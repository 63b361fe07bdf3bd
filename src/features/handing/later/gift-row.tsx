import type { Gift } from '../../../handing/read-gifts.ts';
import { formatBytes } from '../../../i18n/format.ts';
import type { Rung } from '../../../protocol/pack/module-manifest.ts';
import { rungName } from '../../../ui/rung-name.ts';
import '../handing.css';

interface GiftRowProps {
  gift: Gift;
  title: string;
  /** Undefined: it stays here. */
  rung: Rung | undefined;
  onChange: (rung: Rung | undefined) => void;
}

/** A course that can go into the file; of several forms one is chosen. */
export function GiftRow({ gift, title, rung, onChange }: GiftRowProps) {
  const { forms, row } = gift;
  const largest = forms.at(-1);
  const shown = forms.find((form) => form.rung === rung) ?? largest;
  const id = `gift-${row.course}`;
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={rung !== undefined}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? largest?.rung : undefined)}
        />
        <span class="grow">
          <b dir="auto">{title}</b>
          {shown && (
            <span class="row soft small">
              <span>{rungName(shown.rung)}</span>
              <span class="num">{formatBytes(shown.bytes)}</span>
            </span>
          )}
        </span>
      </label>
      {rung !== undefined && forms.length > 1 && (
        <div class="pick rungs forms" role="radiogroup" aria-label={title}>
          {forms.map((form) => (
            <label key={form.rung}>
              <input type="radio" name={id} checked={form.rung === rung} onChange={() => onChange(form.rung)} />
              <span class="grow row">
                <span>{rungName(form.rung)}</span>
                <span class="num">{formatBytes(form.bytes)}</span>
              </span>
            </label>
          ))}
        </div>
      )}
    </>
  );
}
