import { plural, t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { Icon } from '../../ui/icon.tsx';

interface ItemNotesProps {
  course: number;
  count: number;
  children: ComponentChildren;
}

/** The notes at one item, to be opened below it. */
export function ItemNotes({ course, count, children }: ItemNotesProps) {
  if (count === 0) return null;
  return (
    <details class="item-notes">
      <summary>
        <Icon name="note" isSmall />
        <span>{plural(count, { one: '# note of yours here', other: '# notes of yours here' })}</span>
      </summary>
      <div class="stack">
        {children}
        <p>
          <a class="hit" href={`/notes?course=${course}`}>{t`All your notes in this course`}</a>
        </p>
      </div>
    </details>
  );
}
