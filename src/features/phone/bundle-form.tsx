import { t } from '@lingui/core/macro';
import { useId } from 'preact/hooks';
import * as v from 'valibot';
import type { UsageNow } from '../../app/use-usage.ts';
import { dayOf } from '../../data/usage/local-day.ts';
import { saveRules } from '../../data/usage/rules.ts';
import { Button } from '../../ui/button.tsx';

const MB = 1_000_000;
const MOST_MB = 100_000;

const formSchema = v.object({
  megabytes: v.pipe(v.string(), v.nonEmpty(), v.transform(Number), v.minValue(1), v.maxValue(MOST_MB)),
  until: v.pipe(v.string(), v.isoDate()),
});

/** A prepaid bundle, by what is left of it now and its last day: lessons wait when it is used up. */
export function BundleForm({ usage }: { usage: UsageNow }) {
  const { rules, usedBytes, bundleLeftBytes } = usage;
  const { bundle, ...others } = rules;
  const [sizeId, dayId] = [useId(), useId()];
  const today = dayOf(new Date());

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const form = v.safeParse(formSchema, Object.fromEntries(new FormData(event.currentTarget)));
    // What is typed wrong the browser says at its field.
    if (!form.success) return;
    const { megabytes, until } = form.output;
    void saveRules({ ...others, bundle: { bytes: megabytes * MB, until, since: today, before: usedBytes } });
  }

  return (
    <form class="stack" onSubmit={submit}>
      <fieldset class="stack">
        <legend>{t`Prepaid bundle`}</legend>
        <label for={sizeId}>{t`What is left of it, in MB`}</label>
        <input
          id={sizeId}
          class="field num"
          name="megabytes"
          type="number"
          inputMode="numeric"
          min={1}
          max={MOST_MB}
          required
          defaultValue={bundleLeftBytes === undefined ? '' : Math.round(bundleLeftBytes / MB)}
        />
        <label for={dayId}>{t`Its last day`}</label>
        <input
          id={dayId}
          class="field num"
          name="until"
          type="date"
          min={today}
          required
          defaultValue={bundle?.until}
        />
      </fieldset>
      <div class="row">
        <Button type="submit">{bundle ? t`Change the bundle` : t`Count this bundle`}</Button>
        {bundle && <Button kind="plain" onClick={() => void saveRules(others)}>{t`Without a bundle`}</Button>}
      </div>
    </form>
  );
}
