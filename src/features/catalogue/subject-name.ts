import { t } from '@lingui/core/macro';
import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';

/** What a course is about, in words. */
export function subjectName(subject: CatalogueCourse['subject']): string {
  switch (subject) {
    case 'teaching':
      return t`Teaching`;
    case 'digital-skills':
      return t`Digital skills`;
    case 'languages':
      return t`Languages`;
    case 'science':
      return t`Science`;
    case 'engineering':
      return t`Engineering`;
    case 'computing':
      return t`Computing`;
    case 'health':
      return t`Health`;
    case 'business':
      return t`Business`;
    case 'arts':
      return t`Arts`;
  }
}
