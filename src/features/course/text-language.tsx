import { t } from '@lingui/core/macro';
import { ownName } from '../../i18n/languages.ts';
import type { CourseRoot } from '../../protocol/pack/course-root.ts';

interface TextLanguageProps {
  root: CourseRoot;
  value: string;
  onChange: (lang: string) => void;
}

/** The language in which the texts come, where the course has more than one; says which a machine made. */
export function TextLanguage({ root, value, onChange }: TextLanguageProps) {
  const { languages, machine } = root;
  if (languages.length < 2) return null;
  return (
    <label class="labelled">
      <span>{t`Language of the text`}</span>
      <select class="field" value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {languages.map((tag) => (
          <option key={tag} value={tag}>
            {machine.includes(tag) ? machineMade(ownName(tag)) : ownName(tag)}
          </option>
        ))}
      </select>
    </label>
  );
}

const machineMade = (name: string): string => t`${name} (machine-made)`;
