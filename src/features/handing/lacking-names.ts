import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import type { CourseManifests, PlannedBlob } from '../../protocol/pack/plan-download.ts';
import { inLanguage } from '../../protocol/pack/words.ts';

/** More names than this help nobody. */
const MOST_NAMES = 3;

/** Of which lessons something lacks, by the titles of items. Texts and pictures are of a whole module. */
export function lackingNames(
  { root, modules }: CourseManifests,
  lacking: readonly PlannedBlob[],
  lang: string,
): string {
  const items = modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.items));
  const names = lacking.map(({ item }) => {
    const title = items.find(({ number }) => number === item)?.title;
    return title ? inLanguage(title, lang, root.source) : t`Texts and pictures`;
  });
  const different = [...new Set(names)];
  const shown = different.slice(0, MOST_NAMES);
  const more = different.length - shown.length;
  const all = more > 0 ? [...shown, plural(more, { one: '# more', other: '# more' })] : shown;
  return new Intl.ListFormat(i18n.locales, { type: 'unit' }).format(all);
}
