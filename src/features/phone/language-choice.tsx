import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { chooseLanguage, currentLocale } from '../../app/language.ts';
import { LanguageNote } from '../../app/language-note.tsx';
import { availableLocales } from '../../i18n/available-locales.ts';
import { Choice } from './choice.tsx';

/** The languages of the app, each in its own name. */
export function LanguageChoice() {
  const [hasFailed, setFailed] = useState(false);
  const options = availableLocales.map(({ tag, name, dir, htmlLang }) => ({
    value: tag,
    words: (
      <b lang={htmlLang} dir={dir}>
        {name}
      </b>
    ),
  }));
  const choose = (tag: string) =>
    chooseLanguage(tag).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <>
      <Choice legend={t`Language`} options={options} value={currentLocale().tag} onChange={choose} />
      {hasFailed && <LanguageNote />}
    </>
  );
}
