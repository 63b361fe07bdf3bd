import { t } from '@lingui/core/macro';
import { ownName } from '../../i18n/languages.ts';
import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';
import { Chip } from '../../ui/tag.tsx';
import type { CourseFilter } from './filter-courses.ts';

import { subjectName } from './subject-name.ts';

/** Up to this many courses are seen at a glance. */
const HANDFUL = 6;

interface FiltersProps {
  courses: readonly CatalogueCourse[];
  filter: CourseFilter;
  onChange: (filter: CourseFilter) => void;
}

/** Chips by language and by subject; a second tap takes the filter away. */
export function Filters({ courses, filter, onChange }: FiltersProps) {
  if (courses.length <= HANDFUL) return null;
  const languages = [...new Set(courses.flatMap((course) => course.languages))].sort();
  const subjects = [...new Set(courses.map((course) => course.subject))];
  return (
    <fieldset class="row">
      <legend class="vh">{t`Filters`}</legend>
      {languages.map((language) => {
        const isChosen = filter.language === language;
        const toggle = () => onChange({ ...filter, language: isChosen ? undefined : language });
        return (
          <Chip key={language} isChosen={isChosen} onClick={toggle}>
            <bdi lang={language}>{ownName(language)}</bdi>
          </Chip>
        );
      })}
      {subjects.map((subject) => {
        const isChosen = filter.subject === subject;
        const toggle = () => onChange({ ...filter, subject: isChosen ? undefined : subject });
        return (
          <Chip key={subject} isChosen={isChosen} onClick={toggle}>
            {subjectName(subject)}
          </Chip>
        );
      })}
    </fieldset>
  );
}
