import { t } from '@lingui/core/macro';
import type { NoteKind } from '../../protocol/notes/note.ts';
import type { IconName } from '../../ui/icon.tsx';

export const NOTE_ICONS = { note: 'note', highlight: 'text', bookmark: 'bookmark' } as const satisfies Record<
  NoteKind,
  IconName
>;

/** What a kind is called. */
export function noteName(kind: NoteKind): string {
  switch (kind) {
    case 'note':
      return t`Note`;
    case 'highlight':
      return t`Highlighted words`;
    case 'bookmark':
      return t`Bookmark`;
  }
}
