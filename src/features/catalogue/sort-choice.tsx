import { t } from '@lingui/core/macro';
import { useId } from 'preact/hooks';
import type { Means } from '../../data/phone/affordable.ts';
import { formatBytes } from '../../i18n/format.ts';
import './sort-choice.css';
import { type Choice, SORTS, type Sort } from './choice.ts';

interface SortChoiceProps {
  choice: Choice;
  means: Means;
  onChange: (choice: Choice) => void;
}

/** In which order the courses stand, and what that means in one line. What was searched for comes by how well it matches. */
export function SortChoice({ choice, means, onChange }: SortChoiceProps) {
  const id = useId();
  if (choice.words.trim() !== '') return <p class="soft small">{t`The best match comes first.`}</p>;
  const explanation = explain(choice.sort, means);
  const choose = (value: string) => onChange({ ...choice, sort: SORTS.find((sort) => sort === value) ?? choice.sort });
  return (
    <div class="sort">
      <div class="row">
        <label for={id}>{t`Sort`}</label>
        <select id={id} class="field grow" value={choice.sort} onChange={(event) => choose(event.currentTarget.value)}>
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {sortName(sort)}
            </option>
          ))}
        </select>
      </div>
      {explanation !== undefined && <p class="soft small">{explanation}</p>}
    </div>
  );
}

function sortName(sort: Sort): string {
  switch (sort) {
    case 'today':
      return t`Affordable today`;
    case 'new':
      return t`Newest`;
    case 'short':
      return t`Shortest`;
    case 'title':
      return t`By title`;
  }
}

/** What the names of the orders leave open. */
function explain(sort: Sort, { isOnWifi, leftBytes }: Means): string | undefined {
  if (sort === 'new') return t`The last courses of each publisher come first.`;
  if (sort !== 'today') return undefined;
  const left = formatBytes(leftBytes);
  return isOnWifi
    ? t`Wi-Fi takes nothing of today’s data: your language comes first, then the lightest.`
    : t`First what fits into the ${left} left today; of that your language, then the lightest.`;
}
