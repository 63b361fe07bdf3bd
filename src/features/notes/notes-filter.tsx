import { t } from '@lingui/core/macro';
import type { NoteKind } from '../../protocol/notes/note.ts';
import { Chip } from '../../ui/tag.tsx';
import type { NoteFilter } from './filter-notes.ts';

interface NotesFilterProps {
  filter: NoteFilter;
  /** Courses that have notes. */
  courses: readonly { readonly course: number; readonly title: string }[];
  onChange: (filter: NoteFilter) => void;
}

const KINDS: readonly NoteKind[] = ['note', 'highlight', 'bookmark'];

/** Which notes are shown: by words, kind and course. */
export function NotesFilter({ filter, courses, onChange }: NotesFilterProps) {
  return (
    <search class="stack noprint">
      <input
        class="field"
        type="search"
        aria-label={t`Search in my notes`}
        placeholder={t`Search in my notes`}
        value={filter.words}
        onInput={({ currentTarget }) => onChange({ ...filter, words: currentTarget.value })}
      />
      <div class="row">
        {KINDS.map((kind) => (
          <Chip
            key={kind}
            isChosen={filter.kind === kind}
            onClick={() => onChange({ ...filter, kind: filter.kind === kind ? undefined : kind })}
          >
            {kindsName(kind)}
          </Chip>
        ))}
      </div>
      {courses.length > 1 && (
        <select
          class="field"
          aria-label={t`Course`}
          value={filter.course ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...filter, course: value === '' ? undefined : Number(value) })
          }
        >
          <option value="">{t`All courses`}</option>
          {courses.map(({ course, title }) => (
            <option key={course} value={course}>
              {title}
            </option>
          ))}
        </select>
      )}
    </search>
  );
}

function kindsName(kind: NoteKind): string {
  switch (kind) {
    case 'note':
      return t`Notes`;
    case 'highlight':
      return t`Highlights`;
    case 'bookmark':
      return t`Bookmarks`;
  }
}
