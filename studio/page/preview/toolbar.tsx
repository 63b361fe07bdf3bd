import { t } from '@lingui/core/macro';
import { ownName } from '../../../src/i18n/languages.ts';
import { RUNGS, type Rung } from '../../../src/protocol/pack/module-manifest.ts';
import { rungName } from '../../../src/ui/rung-name.ts';
import type { Look } from './use-shown-course.ts';

export type Width = 'phone' | 'laptop';

interface ToolbarProps {
  look: Look;
  width: Width;
  languages: readonly string[];
  onLook: (change: Partial<Look>) => void;
  onWidth: (width: Width) => void;
}

/** How the course is looked at. */
export function Toolbar({ look, width, languages, onLook, onWidth }: ToolbarProps) {
  return (
    <div class="row toolbar" role="toolbar" aria-label={t`How it is shown`}>
      <Select
        label={t`Language of the text`}
        value={look.lang}
        options={languages.map((tag) => [tag, ownName(tag)])}
        onChange={(lang) => onLook({ lang })}
      />
      <Select<Rung>
        label={t`How the lessons come`}
        value={look.rung}
        options={RUNGS.map((rung) => [rung, rungName(rung)])}
        onChange={(rung) => onLook({ rung })}
      />
      <Select<Look['theme']>
        label={t`Theme`}
        value={look.theme}
        options={[
          ['light', t`Light`],
          ['dark', t`Dark`],
        ]}
        onChange={(theme) => onLook({ theme })}
      />
      <Select<Width>
        label={t`Width`}
        value={width}
        options={[
          ['phone', t`Phone`],
          ['laptop', t`Laptop`],
        ]}
        onChange={onWidth}
      />
    </div>
  );
}

interface SelectProps<T extends string> {
  label: string;
  value: T;
  options: readonly (readonly [value: T, name: string])[];
  onChange: (value: T) => void;
}

function Select<T extends string>({ label, value, options, onChange }: SelectProps<T>) {
  const choose = (name: string): void => {
    const found = options.find(([option]) => option === name);
    if (found) onChange(found[0]);
  };
  return (
    <label class="toolbar-field">
      <span>{label}</span>
      <select class="field" value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
