import { plural, t } from '@lingui/core/macro';
import { Icon } from '../../ui/icon.tsx';
import { countCommon } from './bits.ts';
import { ANY, addressOf } from './choice.ts';
import type { CourseIndex } from './course-index.ts';
import './collections.css';
import './sideways.css';

/** Courses that somebody put together, each collection as the way to its courses. */
export function Collections({ index }: { index: CourseIndex }) {
  const collections = [...(index.options.get('collection') ?? [])];
  if (collections.length === 0) return null;
  return (
    <nav aria-label={t`Collections`}>
      <ul class="sideways">
        {collections.map(([name, courses]) => (
          <li key={name}>
            <a class="chip collection" href={addressOf({ ...ANY, values: { collection: [name] } })}>
              <Icon name="courses" isSmall />
              <b dir="auto">{name}</b>
              <span class="soft">
                {plural({ courses: countCommon(courses, courses) }, { one: '# course', other: '# courses' })}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
