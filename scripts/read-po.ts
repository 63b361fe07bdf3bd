import { formatter } from '@lingui/format-po';

/** One message of a `.po`: what it says in that language, and the source files that say it. */
export interface PoMessage {
  readonly id: string;
  readonly source: string;
  readonly text: string;
  readonly origins: readonly string[];
}

const format = formatter({ lineNumbers: false });

/** Reads a `.po`; what is marked obsolete is left out. A message without a translation has an empty `text`. */
export async function readPo(content: string, locale: string): Promise<PoMessage[]> {
  const catalogue = await format.parse(content, { locale, sourceLocale: 'en', filename: `locales/${locale}.po` });
  return Object.entries(catalogue).flatMap(([id, message]) =>
    message.obsolete
      ? []
      : [
          {
            id,
            source: message.message ?? id,
            text: message.translation ?? '',
            origins: (message.origin ?? []).map(([file]) => file),
          },
        ],
  );
}
