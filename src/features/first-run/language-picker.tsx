import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { chooseLanguage, currentLocale } from '../../app/language.ts';
import { LanguageNote } from '../../app/language-note.tsx';
import { availableLocales } from '../../i18n/available-locales.ts';

/** Whoever cannot read the heading yet finds her own words below it. */
const IN_ITS_OWN_WORDS = [
  { lang: 'en', words: 'Choose your language' },
  { lang: 'fr', words: 'Choisissez votre langue' },
  { lang: 'ar', words: 'اختيار اللغة' },
  { lang: 'zh-Hans', words: '选择语言' },
];

/** The languages of the app, each in its own name; a choice shows at once. */
export function LanguagePicker() {
  const [hasFailed, setFailed] = useState(false);
  const current = currentLocale();
  const choose = (tag: string) =>
    chooseLanguage(tag).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <fieldset class="stack">
      <legend>{t`Choose your language`}</legend>
      <p class="soft small row">
        {IN_ITS_OWN_WORDS.filter(({ lang }) => lang !== current.htmlLang).map(({ lang, words }) => (
          <bdi key={lang} lang={lang}>
            {words}
          </bdi>
        ))}
      </p>
      <div class="pick languages">
        {availableLocales.map(({ tag, name, dir, htmlLang }) => (
          <label key={tag} dir={dir}>
            <input type="radio" name="language" checked={tag === current.tag} onChange={() => choose(tag)} />
            <b lang={htmlLang}>{name}</b>
          </label>
        ))}
      </div>
      {hasFailed && <LanguageNote />}
    </fieldset>
  );
}
