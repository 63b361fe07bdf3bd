import { useMemo } from 'preact/hooks';
import { readItemNotes } from '../../data/study/read-notes.ts';
import type { BlockPlace, Note, SecondPlace } from '../../protocol/notes/note.ts';
import { useLive } from '../../ui/use-live.ts';
import { deps } from '../deps.ts';

export type TextNote = Note & { readonly place: BlockPlace };
export type VideoNote = Note & { readonly place: SecondPlace };

const isTextNote = (note: Note): note is TextNote => note.place.type === 'block';
const isVideoNote = (note: Note): note is VideoNote => note.place.type === 'second';

/** The person's notes at an item of a course, kept up to date; undefined until they are read. */
function useItemNotes(course: number, item: number): readonly Note[] | undefined {
  return useLive(() => readItemNotes(deps().study, { course, item }), [course, item]);
}

/** Those at a text. */
export function useTextNotes(course: number, item: number): readonly TextNote[] | undefined {
  const notes = useItemNotes(course, item);
  return useMemo(() => notes?.filter(isTextNote), [notes]);
}

/** Those at a video, in the order of its time. */
export function useVideoNotes(course: number, item: number): readonly VideoNote[] | undefined {
  const notes = useItemNotes(course, item);
  return useMemo(
    () => notes?.filter(isVideoNote).sort((a, b) => a.place.second - b.place.second || a.n - b.n),
    [notes],
  );
}
