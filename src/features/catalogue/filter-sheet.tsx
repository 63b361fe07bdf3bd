import { plural, t } from '@lingui/core/macro';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { type Choice, countChosen, DIMENSIONS } from './choice.ts';
import { FilterGroup } from './filter-group.tsx';
import type { Found } from './find-courses.ts';
import '../../ui/dialog.css';
import './filter-sheet.css';

export interface FilterSheetProps {
  choice: Choice;
  /** What the choice leaves. */
  found: Found;
  onChange: (choice: Choice) => void;
  onClose: () => void;
}

/** All the filters, with what each would leave. The list changes behind it at once. */
export function FilterSheet({ choice, found, onChange, onClose }: FilterSheetProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const counts = useMemo(() => found.count(), [found]);
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} class="sheet" aria-labelledby={id} onClose={onClose}>
      <div class="row">
        <h2 id={id} class="grow">{t`Filters`}</h2>
        {countChosen(choice) > 0 && (
          <Button kind="plain" onClick={() => onChange({ ...choice, values: {} })}>{t`Clear all`}</Button>
        )}
      </div>
      <div class="sheet-groups stack">
        {DIMENSIONS.map((dimension) => (
          <FilterGroup
            key={dimension}
            dimension={dimension}
            counts={counts.get(dimension) ?? new Map()}
            choice={choice}
            onChange={onChange}
          />
        ))}
      </div>
      <Button isWide onClick={() => ref.current?.close()}>
        {plural({ courses: found.order.length }, { one: 'Show # course', other: 'Show # courses' })}
      </Button>
    </dialog>
  );
}
