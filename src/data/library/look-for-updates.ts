import { readListed } from './catalogue.ts';
import { fetchCourse } from './course.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { PackProblem } from './pack-problem.ts';

/**
 * Fetches the root and the changed manifests of the newest version that is listed of each course that is whole here, so that
 * an update's price is known (`readUpdates`). Where they cannot be had nothing happens. An abort passes through.
 */
export async function lookForUpdates(deps: LibraryDeps, options: Cancellable): Promise<void> {
  const { library } = deps;
  const downloads = await library.downloads.toArray();
  for (const { course, kept, state, isAhead } of downloads) {
    if (state !== 'here' || !kept || isAhead) continue;
    const listed = await readListed(library, course);
    if (!listed || listed.version <= kept.version) continue;
    try {
      await fetchCourse(deps, course, options);
    } catch (error) {
      if (!(error instanceof PackProblem)) throw error;
    }
  }
}
