import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { formatNumber } from '../../i18n/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Chip } from '../../ui/tag.tsx';
import { type Choice, countChosen, DIMENSIONS, type Dimension, isChosen, toggled } from './choice.ts';
import { valueName } from './value-names.ts';
import './sideways.css';

interface QuickFiltersProps {
  choice: Choice;
  onChange: (choice: Choice) => void;
  /** Opens all the filters. */
  onMore: () => void;
}

/** The filters that are asked for most, those that are chosen, and the way to all. A second tap takes one away. */
export function QuickFilters({ choice, onChange, onMore }: QuickFiltersProps) {
  const shown: readonly (readonly [Dimension, string])[] = [...chosenBeside(choice), ...quick()];
  const count = countChosen(choice);
  return (
    <fieldset class="quick">
      <legend class="vh">{t`Filters`}</legend>
      <div class="sideways">
        <button type="button" class="chip" aria-haspopup="dialog" onClick={onMore}>
          <Icon name="filter" isSmall />
          <span>{count === 0 ? t`All filters` : t`All filters (${formatNumber(count)})`}</span>
        </button>
        {shown.map(([dimension, value]) => (
          <Chip
            key={`${dimension} ${value}`}
            isChosen={isChosen(choice, dimension, value)}
            onClick={() => onChange(toggled(choice, dimension, value))}
          >
            <bdi>{quickName(dimension, value)}</bdi>
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}

const quick = (): readonly (readonly [Dimension, string])[] => [
  ['size', 'today'],
  ['here', 'yes'],
  ['lang', i18n.locale],
];

const quickName = (dimension: Dimension, value: string): string =>
  dimension === 'lang' && value === i18n.locale ? t`In my language` : valueName(dimension, value);

function chosenBeside({ values }: Choice): (readonly [Dimension, string])[] {
  const chosen = DIMENSIONS.flatMap((dimension) =>
    (values[dimension] ?? []).map((value) => [dimension, value] as const),
  );
  return chosen.filter(([dimension, value]) => !quick().some(([d, v]) => d === dimension && v === value));
}
