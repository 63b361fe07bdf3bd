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
  /** What of the item stays: nothing of it has to be fetched. */
  readonly extent: Extent;
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

/** What may go of the videos on this phone, but of what is pinned: of each video its picture, then its sound. */
export function findRemovable(shelf: Shelf): Removable[] {
  const askers = countAskers(shelf);
  const isOwn = ({ hash }: Piece) => shelf.kept.has(hash) && askers.get(hash)?.size === 1;
  return shelf.courses.flatMap(({ download, asked }) => {
    if (download.isPinned) return [];
    const all = videosOf(asked);
    return [...new Set(all.map(({ item }) => item.number))].flatMap((item) => {
      const videos = all.filter((video) => video.item.number === item);
      const sound = piecesUpTo(shelf, videos, 'audio');
      const hasSound = sound.length > 0 && sound.every(({ hash }) => shelf.kept.has(hash));
      const staying = new Set(hasSound ? sound.map(({ hash }) => hash) : []);
      const picture = piecesUpTo(shelf, videos, '360').filter((piece) => !staying.has(piece.hash));
      const of = { course: download.course, item };
      return [
        ...weighed({ ...of, kind: 'picture', extent: hasSound ? 'audio' : 'text' }, picture.filter(isOwn)),
        ...weighed({ ...of, kind: 'sound', extent: 'text' }, hasSound ? sound.filter(isOwn) : []),
      ];
    });
  });
}

function weighed(what: Omit<Removable, 'hashes' | 'bytes'>, pieces: readonly Piece[]): Removable[] {
  const once = new Map(pieces.map(({ hash, bytes }) => [hash, bytes]));
  const bytes = [...once.values()].reduce((sum, one) => sum + one, 0);
  return bytes > 0 ? [{ ...what, hashes: [...once.keys()], bytes }] : [];
}

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
