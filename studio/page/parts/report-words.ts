import { i18n } from '@lingui/core';
import { isPageLanguage, PAGE_WORDS, type PageWords } from '../../report/words/page-words.ts';

/** The words of reports in the language in force. */
export const reportWords = (): PageWords => PAGE_WORDS[isPageLanguage(i18n.locale) ? i18n.locale : 'en'];
