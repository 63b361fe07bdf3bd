import { t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

interface NoteBarProps {
  /** Absent: the bar is only the button that opens it. */
  children: ComponentChildren;
  onOpen: () => void;
}

/** What follows her through a text, at the foot of the screen: a small button, or what is to be done with a place of the text. */
export function NoteBar({ children, onOpen }: NoteBarProps) {
  return (
    <div class="note-bar noprint">
      {children ?? (
        <button type="button" class="note-start" aria-label={t`Add a note here`} onClick={onOpen}>
          <Icon name="note" />
        </button>
      )}
    </div>
  );
}

interface ChosenWordsProps {
  onHighlight: () => void;
  onNote: () => void;
  onBookmark: () => void;
}

/** What can be done with words that are selected. */
export function ChosenWordsTools({ onHighlight, onNote, onBookmark }: ChosenWordsProps) {
  return (
    // Pressing a button must not take the selection away.
    <div class="note-panel chosen" role="toolbar" aria-label={t`Notes`} onMouseDown={(event) => event.preventDefault()}>
      <div class="row">
        <Button kind="plain" icon="text" onClick={onHighlight}>
          {t`Highlight`}
        </Button>
        <Button kind="plain" icon="note" onClick={onNote}>{t`Note`}</Button>
        <Button kind="plain" icon="bookmark" onClick={onBookmark}>{t`Bookmark`}</Button>
      </div>
    </div>
  );
}

interface BlockToolsProps {
  hasBookmark: boolean;
  onNote: () => void;
  onBookmark: () => void;
  onMove: (step: -1 | 1) => void;
  onClose: () => void;
}

/** What can be done with the block that is marked in the text, and the way to its neighbours. */
export function BlockTools({ hasBookmark, onNote, onBookmark, onMove, onClose }: BlockToolsProps) {
  return (
    <div class="note-panel" role="toolbar" aria-label={t`Notes`}>
      <div class="row">
        <span class="grow small">{t`At the marked paragraph`}</span>
        <Button kind="plain" label={t`Paragraph before`} onClick={() => onMove(-1)}>
          <Icon name="up" />
        </Button>
        <Button kind="plain" label={t`Next paragraph`} onClick={() => onMove(1)}>
          <Icon name="down" />
        </Button>
        <Button kind="plain" label={t`Close`} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </div>
      <div class="row">
        <Button icon="note" onClick={onNote}>{t`Note`}</Button>
        <Button icon="bookmark" onClick={onBookmark}>
          {hasBookmark ? t`Remove bookmark` : t`Bookmark`}
        </Button>
      </div>
    </div>
  );
}
