import { selectionOf, type Wanted } from '../../protocol/pack/selection.ts';
import { takeBallast, writeSmall } from './ballast.ts';
import { readListed } from './catalogue.ts';
import { readCourse } from './course.ts';
import type { LibraryDeps } from './deps.ts';
import { sweep, sweptTables } from './sweep.ts';

export { planDownload } from '../../protocol/pack/plan-download.ts';
export type { Download } from './download-row.ts';
export type { DownloadProblem } from './pack-problem.ts';
export { costOf } from './plan.ts';
export { getNow, moveToFront, pinCourse } from './queue.ts';
export { readDownloads } from './read-downloads.ts';

type Deps = Pick<LibraryDeps, 'library' | 'now'>;

/**
 * Wishes for a course, or parts of it, in its newest version; whoever runs `runDownloads` fetches it. What is whole on the
 * phone stays usable until the new wish is. A course that neither catalogue nor phone knows cannot be wished for. Throws PackProblem
 * `full`.
 */
export async function requestDownload(
  { library, now }: Deps,
  { course, isNow, ...wanted }: Wanted & { course: number; isNow?: true },
): Promise<void> {
  // A file from hand to hand may have brought a newer version than the catalogue lists here.
  const listed = await readListed(library, course);
  const version = Math.max(listed?.version ?? 0, (await readCourse(library, course))?.version ?? 0);
  if (version === 0) throw new RangeError(`no such course: ${course}`);
  const wish = async () => {
    const row = await library.downloads.get(course);
    // Of what the app fetched ahead nothing is hers: cancelled, her wish leaves nothing.
    const before = row?.isAhead ? undefined : row;
    await library.downloads.put({
      course,
      ...selectionOf({ ...wanted, version }),
      state: 'waiting',
      doneBytes: 0,
      totalBytes: 0,
      // What is here has had its turn.
      place: before && before.state !== 'here' ? before.place : now(),
      ...(isNow && { isNow }),
      ...(before?.isPinned && { isPinned: true }),
      ...(before?.kept && { kept: before.kept }),
      updatedAt: now(),
    });
  };
  await writeSmall(library, () => library.transaction('rw', library.downloads, wish));
}

/** Stops a download where it is; what came stays. */
export const pauseDownload = (deps: Deps, course: number): Promise<void> => setState(deps, course, 'paused');

/** Goes on with a download that was paused or has failed. */
export const resumeDownload = (deps: Deps, course: number): Promise<void> => setState(deps, course, 'waiting');

/** Takes a course off the phone, with every chunk that no other course shares. What was done in it stays done. */
export async function removeCourse({ library }: Deps, course: number): Promise<void> {
  // It only deletes, so it can be done on the fullest phone.
  await library.transaction('rw', sweptTables(library), async () => {
    await library.downloads.delete(course);
    await sweep(library);
  });
  await takeBallast(library);
}

async function setState({ library, now }: Deps, course: number, state: 'paused' | 'waiting'): Promise<void> {
  const change = async () => {
    const row = await library.downloads.get(course);
    if (!row || row.state === 'here') return;
    const { reason: _reason, hold: _hold, ...rest } = row;
    await library.downloads.put({ ...rest, state, updatedAt: now() });
  };
  await writeSmall(library, () => library.transaction('rw', library.downloads, change));
}
