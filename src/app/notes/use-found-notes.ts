import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type FoundPlace, findPlace } from '../../protocol/notes/find-place.ts';
import type { Block } from '../../protocol/pack/text-chunk.ts';
import { type ReadBlock, readBlocks } from './block-text.ts';
import { paintWords } from './paint-words.ts';
import type { TextNote } from './use-item-notes.ts';

/** A note, and where it is in the text as it is shown. */
export interface FoundNote {
  readonly note: TextNote;
  readonly found: FoundPlace;
  /** The element of its block; undefined where the text has no such block any more. */
  readonly element: HTMLElement | undefined;
  /** Its words in the document. */
  readonly ranges: readonly Range[];
}

export interface ShownText {
  readonly prose: RefObject<HTMLElement | null>;
  readonly blocks: readonly Block[];
  readonly lang: string;
}

/** Finds the notes of a text in it, in the order of the text, and colours their words. */
export function useFoundNotes(
  notes: readonly TextNote[] | undefined,
  { prose, blocks, lang }: ShownText,
): readonly FoundNote[] {
  const [found, setFound] = useState<readonly FoundNote[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the blocks change, what they are shown as has changed.
  useEffect(() => {
    if (!prose.current || !notes) return;
    const read = readBlocks(prose.current);
    const all = notes.map((note) => find(note, read, lang)).sort(inReadingOrder(read));
    setFound(all);
    return paintWords(all.flatMap(({ ranges }) => ranges));
  }, [prose, notes, blocks, lang]);
  return found;
}

function find(note: TextNote, read: readonly ReadBlock[], lang: string): FoundNote {
  const found = findPlace({ blocks: read, lang }, note);
  const blockOf = (n: number | undefined) => read.find((block) => block.n === n);
  return {
    note,
    found,
    element: blockOf(found.block)?.element,
    ranges: found.spans.flatMap(({ block, from, to }) => blockOf(block)?.rangeOf(from, to) ?? []),
  };
}

/** What is lost comes last. */
function inReadingOrder(read: readonly ReadBlock[]) {
  const place = ({ found }: FoundNote): number => {
    const at = read.findIndex(({ n }) => n === found.block);
    return at < 0 ? read.length : at;
  };
  const start = ({ found, note }: FoundNote): number => found.spans[0]?.from ?? note.place.at;
  return (a: FoundNote, b: FoundNote): number => place(a) - place(b) || start(a) - start(b) || a.note.n - b.note.n;
}
