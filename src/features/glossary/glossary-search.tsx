import { t } from '@lingui/core/macro';
import { useId } from 'preact/hooks';
import type { Entry } from './entry.ts';
import type { Wish } from './find-entries.ts';

interface GlossarySearchProps {
  entries: readonly Entry[];
  wish: Wish;
  onChange: (wish: Wish) => void;
}

/** What to look for, and in which course's terms. */
export function GlossarySearch({ entries, wish, onChange }: GlossarySearchProps) {
  const id = useId();
  const courses = coursesOf(entries);
  return (
    <search class="glossary-search">
      <label for={`${id}-words`}>
        {t`Search the glossary`}
        <input
          id={`${id}-words`}
          class="field"
          type="search"
          dir="auto"
          value={wish.words}
          onInput={({ currentTarget }) => onChange({ ...wish, words: currentTarget.value })}
        />
      </label>
      {courses.size > 0 && (
        <label for={`${id}-source`}>
          {t`Terms of`}
          <select
            id={`${id}-source`}
            class="field"
            value={String(wish.source ?? '')}
            onChange={({ currentTarget }) => onChange({ ...wish, source: sourceOf(currentTarget.value) })}
          >
            <option value="">{t`All courses, and common ones`}</option>
            <option value="common">{t`Common terms`}</option>
            {[...courses].map(([course, title]) => (
              <option key={course} value={course}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
    </search>
  );
}

const coursesOf = (entries: readonly Entry[]): ReadonlyMap<number, string> =>
  new Map(entries.flatMap(({ source }) => (source.kind === 'course' ? [[source.course, source.title] as const] : [])));

function sourceOf(value: string): Wish['source'] {
  if (value === 'common') return value;
  return value === '' ? undefined : Number(value);
}
