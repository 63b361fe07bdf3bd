import { t } from '@lingui/core/macro';
import type { PassageFound } from '../../search/client.ts';
import type { IconName } from '../../ui/icon.tsx';

export const KIND_ICONS: Record<PassageFound['kind'], IconName> = {
  course: 'courses',
  text: 'text',
  transcript: 'video',
  quiz: 'quiz',
  term: 'globe',
  file: 'file',
};

/** What kind of place something was found in. */
export function kindWords(kind: PassageFound['kind']): string {
  switch (kind) {
    case 'course':
      return t`Course`;
    case 'text':
      return t`Text`;
    case 'transcript':
      return t`Said in a video`;
    case 'quiz':
      return t`Quiz`;
    case 'term':
      return t`Glossary`;
    case 'file':
      return t`File`;
  }
}
