import { selectionOf } from '../../protocol/pack/selection.ts';
import type { LibraryDeps } from './deps.ts';
import { removeCourse } from './download.ts';

/**
 * Takes a wish back. Of a course that is whole on the phone, in an older version or up to a lower rung, that stays: the
 * downloader looks whether it is all there, and lets go of what came beyond it. Of any other course nothing stays.
 */
export async function cancelDownload({ library, now }: Pick<LibraryDeps, 'library' | 'now'>, course: number) {
  const isBack = await library.transaction('rw', library.downloads, async () => {
    const row = await library.downloads.get(course);
    if (!row?.kept) return false;
    const { kept, place, isPinned, doneBytes, totalBytes } = row;
    await library.downloads.put({
      ...selectionOf(kept),
      course,
      state: 'waiting',
      doneBytes,
      totalBytes,
      place,
      ...(isPinned && { isPinned }),
      kept,
      updatedAt: now(),
    });
    return true;
  });
  if (!isBack) await removeCourse({ library, now }, course);
}
