import { plural, t } from '@lingui/core/macro';
import { beside, formatMinutes } from '../../i18n/format.ts';
import { languageAttributes, ownName } from '../../i18n/languages.ts';
import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';
import { BaleMark } from '../../ui/bale-mark.tsx';
import { Tag } from '../../ui/tag.tsx';

type CourseHeadProps = Pick<
  CatalogueCourse,
  'mark' | 'summary' | 'publisher' | 'lessons' | 'minutes' | 'licence' | 'languages' | 'machine'
> & {
  /** Language of the summary. */
  lang: string;
};

/** What a course is: sign, summary, who made it, how long it takes, and in which languages it comes. */
export function CourseHead({
  mark,
  summary,
  publisher,
  lessons,
  minutes,
  licence,
  languages,
  machine,
  lang,
}: CourseHeadProps) {
  const length = beside(plural(lessons, { one: '# station', other: '# stations' }), formatMinutes(minutes));
  return (
    <div class="all row top-aligned">
      <BaleMark mark={mark} />
      <div class="grow stack">
        <p {...languageAttributes(lang)}>{summary}</p>
        <p class="soft small num">
          <bdi>{publisher}</bdi>
          <br />
          {length}
          <br />
          <bdi>{licence}</bdi>
        </p>
        <p class="row tags">
          {languages.map((tag) => (
            <Tag key={tag}>
              <bdi {...languageAttributes(tag)}>{ownName(tag)}</bdi>
              {machine.includes(tag) && <span class="soft">{t`machine-made`}</span>}
            </Tag>
          ))}
        </p>
      </div>
    </div>
  );
}
