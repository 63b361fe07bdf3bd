import type { Environment } from '../environment.ts';
import type { CourseLibrary } from '../packs/course-library.ts';
import type { Store } from '../store/store.ts';
import { type FacilitatorLink, seedClass } from './seed-classes.ts';
import { simulateClass } from './simulate-class.ts';

const SIMULATED_CLASS_CODE = 'BAZAAR';

/** The classes of the first start. Returns the links of those that were made now. */
export async function seed(
  store: Store,
  library: CourseLibrary,
  { settings, demo, nowMs }: { settings: Environment; demo: boolean; nowMs: number },
): Promise<FacilitatorLink[]> {
  const demoClass = { id: 'demo', name: 'Demo class', code: settings.demoClassCode, isSimulated: false };
  const links = [await seedClass(store, settings.dataDir, demoClass)];
  if (demo) {
    const simulated = { id: 'simulated', name: 'Simulated class', code: SIMULATED_CLASS_CODE, isSimulated: true };
    const link = await seedClass(store, settings.dataDir, simulated);
    if (link) await simulateClass(store, library, SIMULATED_CLASS_CODE, nowMs);
    links.push(link);
  }
  return links.filter((link) => link !== undefined);
}
