import type { LibraryDeps } from './deps.ts';
import type { Download } from './download-row.ts';

type Deps = Pick<LibraryDeps, 'library' | 'now'>;

/** Puts a download before all others; the one that is coming now waits at its next piece [DL8]. */
export const moveToFront = (deps: Deps, course: number): Promise<void> =>
  change(deps, course, (row, others) => ({
    ...row,
    place: Math.min(row.place, ...others.map(({ place }) => place - 1)),
  }));

/** Gets a download now: before all others, and whatever the rules for her data say, until it is here. */
export const getNow = (deps: Deps, course: number): Promise<void> =>
  change(deps, course, ({ hold: _hold, reason: _reason, ...row }, others) => ({
    ...row,
    ...(row.state !== 'coming' && { state: 'waiting' }),
    isNow: true,
    place: Math.min(row.place, ...others.map(({ place }) => place - 1)),
  }));

/** Keeps a course from being proposed for removal, or no longer. */
export const pinCourse = (
  { library }: Pick<LibraryDeps, 'library'>,
  course: number,
  isPinned: boolean,
): Promise<void> =>
  library.transaction('rw', library.downloads, async () => {
    const row = await library.downloads.get(course);
    if (!row) return;
    const { isPinned: _, ...rest } = row;
    await library.downloads.put({ ...rest, ...(isPinned && { isPinned }) });
  });

/** Changes a download that is still to come; what is here has no place in the queue. */
const change = (
  { library, now }: Deps,
  course: number,
  changed: (row: Download, others: readonly Download[]) => Download,
): Promise<void> =>
  library.transaction('rw', library.downloads, async () => {
    const row = await library.downloads.get(course);
    if (!row || row.state === 'here') return;
    const others = (await library.downloads.toArray()).filter((other) => other.course !== course);
    await library.downloads.put({ ...changed(row, others), updatedAt: now() });
  });
