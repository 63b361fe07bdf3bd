import { t } from '@lingui/core/macro';
import type { Item } from '../protocol/pack/module-manifest.ts';
import type { IconName } from './icon.tsx';

export const ITEM_ICONS: Record<Item['kind'], IconName> = {
  video: 'video',
  text: 'text',
  quiz: 'quiz',
  file: 'file',
  package: 'file',
  link: 'globe',
};

/** What a kind of item is called where it stands by itself. */
export function itemKindWords(kind: Item['kind']): string {
  switch (kind) {
    case 'video':
      return t`Video`;
    case 'text':
      return t`Text`;
    case 'quiz':
      return t`Quiz`;
    case 'file':
    case 'package':
      return t`File`;
    case 'link':
      return t`Link`;
  }
}
