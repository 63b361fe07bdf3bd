import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { WORDS_BYTES } from '../i18n/words-bytes.ts';
import { Note } from '../ui/note.tsx';

/** Why a language was not put in force: its words are not on this phone, and there is no line. Said in the language that stays. */
export function LanguageNote() {
  // Not formatBytes, which the first screen would have to wait for.
  const unit = { style: 'unit', unit: 'kilobyte' } as const;
  const weight = new Intl.NumberFormat(i18n.locales, unit).format(Math.ceil(WORDS_BYTES / 1000));
  return (
    <Note kind="warn">{t`This language is not on this phone yet. Getting it needs a network once, and about ${weight} of data.`}</Note>
  );
}
