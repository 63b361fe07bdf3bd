import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { version } from '../../../package.json';
import { chooseDigits, currentLocale } from '../../app/language.ts';
import { readDigits } from '../../app/preferences.ts';
import { readTheme, saveTheme, type Theme } from '../../app/theme.ts';
import type { Digits } from '../../i18n/number-tag.ts';
import { Card } from '../../ui/card.tsx';
import { Choice } from './choice.tsx';
import { InstallHint } from './install-hint.tsx';
import { LanguageChoice } from './language-choice.tsx';

/** How the app looks and speaks on this phone. Every choice is in force at once. */
export function SettingsCard() {
  return (
    <Card title={t`Settings`} id="settings">
      <LanguageChoice />
      <ThemeChoice />
      {currentLocale().numerals && <DigitsChoice />}
      <InstallHint />
      <p class="soft small">{t`Caravan, version ${version}`}</p>
    </Card>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useState(readTheme());
  const options = [
    { value: 'system', words: t`As the phone` },
    { value: 'light', words: t`Light` },
    { value: 'dark', words: t`Dark` },
  ] as const;
  const choose = (chosen: Theme) => {
    saveTheme(chosen);
    setTheme(chosen);
  };
  return <Choice<Theme> legend={t`Screen`} options={options} value={theme} onChange={choose} />;
}

/** Arabic is read with either kind of digits, by region. */
function DigitsChoice() {
  const options = [
    { value: undefined, words: t`As in your region` },
    { value: 'native', words: <bdi>١٢٣</bdi> },
    { value: 'latin', words: <bdi>123</bdi> },
  ] as const;
  return (
    <Choice<Digits | undefined> legend={t`Digits`} options={options} value={readDigits()} onChange={chooseDigits} />
  );
}
