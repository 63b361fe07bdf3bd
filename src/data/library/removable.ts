import type { VideoItem } from '../../protocol/pack/module-manifest.ts';
import { planDownload, renditionAt } from '../../protocol/pack/plan-download.ts';
import { type Extent, extentOf } from '../../protocol/pack/selection.ts';
import { isBelow } from './change-parts.ts';
import type { Piece } from './pieces.ts';
import type { Shelf, ShelvedCourse } from './shelf.ts';

/** What of one video may go from the phone. Texts, captions, quizzes and files never do. */
export interface Removable {
  readonly course: number;
  readonly item: number;
  /** Sound goes only with the picture, or after it. */
  readonly kind: 'picture' | 'sound';
  /** What of the item stays. */
  readonly extent: Extent;
  /** What comes over the line for it: a video's way to its sound is another one than that of the sound alone [BLOB3]. */
  readonly fetchBytes: number;
  /** The chunks that go: those that nothing else on the phone asks for. */
  readonly hashes: readonly string[];
  readonly bytes: number;
}

/** A video as one of a download's selections asks for it. */
interface Asked {
  readonly item: VideoItem;
  readonly extent: Extent;
  readonly isAv1: boolean;
}

/** The way to a sound is less than a twentieth of it. */
const MOST_SHARE = 0.1;

/**
 * What may go of the videos on this phone, but of what is pinned: of each video its picture, then its sound. Where a picture could not
 * leave a sound that plays, it takes it along: without a line nothing can be fetched for it.
 */
export function findRemovable(shelf: Shelf, { isOnline }: { isOnline: boolean }): Removable[] {
  const askers = countAskers(shelf);
  const isOwn = ({ hash }: Piece) => shelf.kept.has(hash) && askers.get(hash)?.size === 1;
  return shelf.courses.flatMap(({ download, asked }) => {
    if (download.isPinned) return [];
    const all = videosOf(asked);
    return [...new Set(all.map(({ item }) => item.number))].flatMap((item) => {
      const videos = all.filter((video) => video.item.number === item);
      const sound = piecesUpTo(shelf, videos, 'audio');
      const fetchBytes = weightOf(sound.filter(({ hash }) => !shelf.kept.has(hash)));
      const mayFetch = isOnline && fetchBytes <= MOST_SHARE * weightOf(sound);
      const hasSound = sound.length > 0 && (fetchBytes === 0 || mayFetch);
      const staying = new Set(hasSound ? sound.map(({ hash }) => hash) : []);
      const picture = piecesUpTo(shelf, videos, '360').filter((piece) => !staying.has(piece.hash));
      const of = { course: download.course, item };
      return [
        ...weighed(
          { ...of, kind: 'picture', extent: hasSound ? 'audio' : 'text', fetchBytes: hasSound ? fetchBytes : 0 },
          picture.filter(isOwn),
        ),
        ...weighed({ ...of, kind: 'sound', extent: 'text', fetchBytes: 0 }, hasSound ? sound.filter(isOwn) : []),
      ];
    });
  });
}

function weighed(what: Omit<Removable, 'hashes' | 'bytes'>, pieces: readonly Piece[]): Removable[] {
  const hashes = [...new Set(pieces.map(({ hash }) => hash))];
  return hashes.length > 0 ? [{ ...what, hashes, bytes: weightOf(pieces) }] : [];
}

/** Each piece counted once. */
const weightOf = (pieces: readonly Piece[]): number =>
  [...new Map(pieces.map(({ hash, bytes }) => [hash, bytes])).values()].reduce((sum, bytes) => sum + bytes, 0);

/** Who asks for each chunk: videos one by one, since a plan names what several of them hold once only; else the course. */
function countAskers(shelf: Shelf): Map<string, Set<string>> {
  const askers = new Map<string, Set<string>>();
  const note = (asker: string, pieces: readonly Piece[]) => {
    for (const { hash } of pieces) askers.set(hash, (askers.get(hash) ?? new Set()).add(asker));
  };
  for (const { download, asked } of shelf.courses) {
    const ofVideos = new Set<string>();
    for (const video of videosOf(asked)) {
      const pieces = piecesUpTo(shelf, [video], '360');
      note(`${download.course}/${video.item.number}`, pieces);
      for (const { hash } of pieces) ofVideos.add(hash);
    }
    const rest = asked.flatMap(({ course, selection }) => planDownload(course, selection)).flatMap(shelf.piecesOf);
    note(
      `${download.course}`,
      rest.filter(({ hash }) => !ofVideos.has(hash)),
    );
  }
  return askers;
}

const videosOf = (asked: ShelvedCourse['asked']): Asked[] =>
  asked.flatMap(({ course, selection }) =>
    course.modules.flatMap((module) =>
      module.lessons.flatMap((lesson) =>
        lesson.items.flatMap((item) =>
          item.kind === 'video'
            ? [
                {
                  item,
                  extent: extentOf(selection, module.number, lesson.number, item.number),
                  isAv1: selection.av1 ?? false,
                },
              ]
            : [],
        ),
      ),
    ),
  );

/** The chunks that videos hold up to an extent, where no more is asked for of them. */
const piecesUpTo = ({ piecesOf }: Shelf, videos: readonly Asked[], most: Extent): Piece[] =>
  videos.flatMap(({ item, extent, isAv1 }) => {
    const rendition = renditionAt(item, isBelow(most, extent) ? most : extent, isAv1);
    return rendition?.parts.flatMap(piecesOf) ?? [];
  });
