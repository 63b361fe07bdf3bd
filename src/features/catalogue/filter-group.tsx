import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { formatNumber } from '../../i18n/format.ts';
import { LEVELS, SUBJECTS } from '../../protocol/pack/course-root.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type Choice, type Dimension, isChosen, toggled } from './choice.ts';
import { HOURS } from './course-index.ts';
import { dimensionName, valueName } from './value-names.ts';
import { SIZES } from './weigh-courses.ts';

/** Values that are seen at a glance. */
const HANDFUL = 10;

interface FilterGroupProps {
  dimension: Dimension;
  /** Of each value, the courses that it would leave. */
  counts: ReadonlyMap<string, number>;
  choice: Choice;
  onChange: (choice: Choice) => void;
}

/** One dimension: its values as chips, with what each would leave. What would leave nothing cannot be chosen. */
export function FilterGroup({ dimension, counts, choice, onChange }: FilterGroupProps) {
  const [isWhole, setWhole] = useState(false);
  const values = inOrder(dimension, counts);
  const shown = isWhole ? values : values.filter((value, nth) => nth < HANDFUL || isChosen(choice, dimension, value));
  const hidden = values.length - shown.length;
  const more = formatNumber(hidden);
  if (values.length === 0) return null;
  return (
    <fieldset>
      <legend>{dimensionName(dimension)}</legend>
      <div class="row">
        {shown.map((value) => (
          <Value
            key={value}
            name={valueName(dimension, value)}
            count={counts.get(value) ?? 0}
            isChosen={isChosen(choice, dimension, value)}
            onClick={() => onChange(toggled(choice, dimension, value))}
          />
        ))}
        {hidden > 0 && <Button kind="plain" onClick={() => setWhole(true)}>{t`${more} more`}</Button>}
      </div>
    </fieldset>
  );
}

interface ValueProps {
  name: string;
  count: number;
  isChosen: boolean;
  onClick: () => void;
}

const Value = ({ name, count, isChosen, onClick }: ValueProps) => (
  <button type="button" class="chip" aria-pressed={isChosen} disabled={count === 0 && !isChosen} onClick={onClick}>
    {isChosen && <Icon name="check" isSmall />}
    <bdi>{name}</bdi>
    <span class="small num">{formatNumber(count)}</span>
  </button>
);

const FIXED: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  subject: SUBJECTS,
  level: LEVELS,
  hours: HOURS,
  size: SIZES,
};

/** In an order that is known beforehand, else those with most courses first. */
function inOrder(dimension: Dimension, counts: ReadonlyMap<string, number>): string[] {
  const order = FIXED[dimension];
  if (order) return order.filter((value) => counts.has(value));
  return [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
}
