import { t } from '@lingui/core/macro';

interface SearchFieldProps {
  words: string;
  onChange: (words: string) => void;
}

/** Searches the list, with each letter. */
export function SearchField({ words, onChange }: SearchFieldProps) {
  return (
    <search>
      <label>
        <span class="vh">{t`Search courses`}</span>
        <input
          class="field"
          type="search"
          enterKeyHint="search"
          placeholder={t`Search courses`}
          value={words}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      </label>
    </search>
  );
}
