import { t } from '@lingui/core/macro';
import type { Field } from '../../app/terms/common-terms.ts';

/** What common terms belong to, in words. */
export function fieldName(field: Field): string {
  switch (field) {
    case 'teaching':
      return t`University teaching`;
    case 'online':
      return t`E-learning`;
    case 'assessment':
      return t`Assessment`;
    case 'quality':
      return t`Quality assurance`;
    case 'ai':
      return t`Artificial intelligence`;
    case 'caravan':
      return t`This app`;
  }
}
