import { i18n } from '@lingui/core';

/** A title in the language of the page, else in that of its author, else as its folder is called. */
export function titleOf({ title, source, id }: { title: Record<string, string>; source: string; id: string }): string {
  return title[i18n.locale] ?? title[source] ?? Object.values(title)[0] ?? id;
}
