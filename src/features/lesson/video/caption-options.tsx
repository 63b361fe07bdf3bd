import { t } from '@lingui/core/macro';
import { beside, formatBytes } from '../../../i18n/format.ts';
import { ownName } from '../../../i18n/languages.ts';
import type { CaptionLanguage } from './caption-languages.ts';

/** Each language, and what it costs where it is not here. */
export const languageOptions = (languages: readonly CaptionLanguage[]) =>
  languages.map((language) => (
    <option key={language.lang} value={language.lang} disabled={!language.isShowable}>
      {optionWords(language)}
    </option>
  ));

function optionWords({ lang, costBytes, isShowable }: CaptionLanguage): string {
  const name = ownName(lang);
  if (costBytes === 0) return name;
  // A weight is never told as "0 kB".
  return isShowable ? beside(name, formatBytes(Math.max(costBytes, 1e3))) : t`${name}: not here`;
}
