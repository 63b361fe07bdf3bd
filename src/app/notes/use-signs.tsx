import { t } from '@lingui/core/macro';
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { clip } from '../../protocol/notes/quote-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { noteName } from './note-words.ts';
import { canPaint } from './paint-words.ts';
import type { FoundNote } from './use-found-notes.ts';

/**
 * A small sign at the edge of each block that has a note or a bookmark, which opens it. They stand inside the blocks, which are set as HTML and so
 * are no part of what is rendered here.
 */
export function useSigns(found: readonly FoundNote[], onOpen: (note: FoundNote['note']) => void): void {
  const opener = useRef(onOpen);
  opener.current = onOpen;
  useEffect(() => {
    const hosts = found.flatMap(({ note, element, ranges }) => {
      if (!element || (note.kind === 'highlight' && ranges.length > 0 && canPaint())) return [];
      const host = document.createElement('span');
      host.className = 'note-sign noprint';
      render(<Sign note={note} onOpen={() => opener.current(note)} />, host);
      element.prepend(host);
      return [host];
    });
    return () => {
      for (const host of hosts) {
        render(null, host);
        host.remove();
      }
    };
  }, [found]);
}

/** Enough to know a note by, read out. */
const LABEL_LENGTH = 80;

function Sign({ note, onOpen }: { note: FoundNote['note']; onOpen: () => void }) {
  const name = noteName(note.kind);
  const words = clip(note.text === '' ? note.place.after : note.text, LABEL_LENGTH);
  return (
    <button type="button" aria-label={t`${name}: ${words}`} onClick={onOpen}>
      <Icon name={note.kind === 'bookmark' ? 'bookmark' : 'note'} isSmall />
    </button>
  );
}
