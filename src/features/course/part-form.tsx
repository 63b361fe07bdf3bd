import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { getWords, keepWords } from '../../app/downloads/get-words.ts';
import { beside, formatNumber } from '../../i18n/format.ts';
import type { Rung } from '../../protocol/pack/module-manifest.ts';
import { isNothing } from '../../protocol/pack/selection.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { Button } from '../../ui/button.tsx';
import { itemKindWords } from '../../ui/item-kind.ts';
import { RungChooser } from '../../ui/rung-chooser.tsx';
import { rungName } from '../../ui/rung-name.ts';
import { LetGo } from './let-go.tsx';
import { choicesOf, type PartChoice } from './part-choices.ts';
import type { GetFormProps } from './rung-form.tsx';
import { usePartOptions } from './use-part-options.ts';

/** One module, lesson, video or file of the course: how much of it should be here, each form with its price. */
export function PartForm(props: GetFormProps) {
  const { study, course } = props;
  const choices = choicesOf(course);
  const [number, setNumber] = useState(choices[0]?.number);
  const choice = choices.find((one) => one.number === number) ?? choices[0];
  if (!choice) return null;
  return (
    <div class="stack">
      <label class="labelled">
        <span>{t`Which part`}</span>
        <select
          class="field"
          value={choice.number}
          onChange={({ currentTarget }) => setNumber(Number(currentTarget.value))}
        >
          {choices.map((one) => (
            <option key={one.number} value={one.number}>
              {choiceWords(one, study.lang, course.root.source)}
            </option>
          ))}
        </select>
      </label>
      <PartExtent key={choice.number} {...props} choice={choice} />
    </div>
  );
}

/** An option of a list cannot be set in by style. */
const STEP_IN = '\u2003';

function choiceWords({ title, depth, position, kind }: PartChoice, lang: string, source: string): string {
  const own = inLanguage(title, lang, source);
  const first = position === undefined ? kind && itemKindWords(kind) : formatNumber(position);
  return STEP_IN.repeat(depth) + (first === undefined ? own : beside(first, own));
}

/** How much of one part is here now, and in which forms more or less of it could be. */
function PartExtent(props: GetFormProps & { choice: PartChoice }) {
  const { limitBytes, usedBytes, onGet, choice } = props;
  const [chosen, setChosen] = useState<Rung>();
  const part = usePartOptions(props);
  if (!part) return null;

  const { forms, present, nothing } = part;
  const rung = chosen ?? present ?? forms[0]?.rung ?? 'text';
  const form = forms.find((one) => one.rung === rung);
  return (
    <>
      {forms.length > 1 && (
        <RungChooser
          legend={<span class="vh">{t`Form`}</span>}
          options={forms}
          value={rung}
          onChange={setChosen}
          limitBytes={limitBytes}
          usedBytes={usedBytes}
        />
      )}
      {form && rung !== present && !form.isLess && (
        <Button icon="down" isWide onClick={() => onGet(form)}>
          {choice.isFile ? keepWords(form.costBytes, limitBytes) : getWords(rung, form.costBytes, limitBytes)}
        </Button>
      )}
      {form?.isLess && <LetGo words={keepOnly(rung)} change={form} onGet={onGet} />}
      {nothing && (
        <LetGo
          words={isNothing(nothing.wanted) ? t`Remove from this phone` : t`Remove this part`}
          change={nothing}
          onGet={onGet}
        />
      )}
    </>
  );
}

function keepOnly(rung: Rung): string {
  const name = rungName(rung);
  return t`Keep only: ${name}`;
}
