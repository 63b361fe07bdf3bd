import { languageAttributes } from '../../i18n/languages.ts';

/** Words of a course, in its language. */
export const Quote = ({ words, lang }: { words: string; lang: string }) => (
  <blockquote class="note-quote" {...languageAttributes(lang)}>
    {words}
  </blockquote>
);
