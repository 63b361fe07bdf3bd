import { i18n } from '@lingui/core';

/** A day of the year as people say it: "8 November". Milliseconds since 1970. */
export const formatDay = (ms: number): string =>
  new Intl.DateTimeFormat(i18n.locales, { day: 'numeric', month: 'long' }).format(ms);
