import { t } from '@lingui/core/macro';
import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';

/** How much a course takes for granted, in words. */
export function levelName(level: CatalogueCourse['level']): string {
  switch (level) {
    case 'beginner':
      return t`For beginners`;
    case 'intermediate':
      return t`For those who know some of it`;
    case 'advanced':
      return t`For the experienced`;
  }
}
