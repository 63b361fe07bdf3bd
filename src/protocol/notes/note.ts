import type { Stamped } from '../facts/stamped.ts';

/** A block of a text. What finds it again in another version stands beside its number [NOTE3]. */
export interface BlockPlace {
  readonly type: 'block';
  readonly block: number;
  /** Language of the words that follow: in another one the block alone is the place. */
  readonly lang: string;
  /** Where the words begin among those of the block, in UTF-16 units. */
  readonly at: number;
  /** Some words on either side. Where nothing is quoted, `after` is how the block begins. */
  readonly before: string;
  readonly after: string;
}

/** A second of a video. */
export interface SecondPlace {
  readonly type: 'second';
  readonly second: number;
  /** Revision of the medium that the second is of. */
  readonly revision: number;
}

export type NotePlace = BlockPlace | SecondPlace;

/** What was written or marked at a place of a course. */
export interface NoteContent {
  readonly place: NotePlace;
  /** The exact words that it is about; of each block that they go over, a line. Empty where it is about the place. */
  readonly quote: string;
  /** What she wrote. */
  readonly text: string;
  /** When, in minutes since 2020-01-01T00:00Z, as the phone claims. */
  readonly minute: number;
}

export type NoteKind = 'note' | 'highlight' | 'bookmark';

/** Where a note is kept: `n` tells the notes of one item apart [NOTE1]. */
export interface NoteRef {
  readonly course: number;
  readonly item: number;
  readonly n: number;
}

/** Which write of a note: who wrote it, under which number. */
export type NoteStamp = Pick<Stamped, 'lamport' | 'replica'>;

/** One writing of a note. */
export interface NoteVersion extends NoteContent {
  readonly stamp: NoteStamp;
}

/** A note as it is shown, with what was written at the same time on another phone, newest first. */
export interface Note extends NoteRef, NoteVersion {
  /** Tells it from all other notes of the person. */
  readonly id: string;
  readonly kind: NoteKind;
  readonly revisions: readonly NoteVersion[];
}

/** Words of her own make it a note, marked words a highlight; a place alone is a bookmark. */
export const kindOfNote = ({ text, quote }: Pick<NoteContent, 'text' | 'quote'>): NoteKind =>
  text !== '' ? 'note' : quote !== '' ? 'highlight' : 'bookmark';

/** What a version says, without what names it. */
export const noteContent = ({ place, quote, text, minute }: NoteContent): NoteContent => ({
  place,
  quote,
  text,
  minute,
});
