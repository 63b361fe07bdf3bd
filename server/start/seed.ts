import type { Environment } from '../environment.ts';
import type { CourseLibrary } from '../packs/course-library.ts';
import type { Store } from '../store/store.ts';
import { type FacilitatorLink, seedClass } from './seed-classes.ts';
import { simulateClass } from './simulate-class.ts';

const SIMULATED_CLASS_CODE = 'BAZAAR';

export type SeedOptions = Pick<Environment, 'dataDir' | 'demoClassCode'> & {
  readonly demo: boolean;
  readonly nowMs: number;
};

/** The classes of the first start. Returns the links of those that were made now. */
export async function seed(
  store: Store,
  library: CourseLibrary,
  { dataDir, demoClassCode, demo, nowMs }: SeedOptions,
): Promise<FacilitatorLink[]> {
  const demoClass = { id: 'demo', name: 'Demo class', code: demoClassCode, isSimulated: false };
  const links = [await seedClass(store, dataDir, demoClass)];
  if (demo) {
    const simulated = { id: 'simulated', name: 'Simulated class', code: SIMULATED_CLASS_CODE, isSimulated: true };
    const link = await seedClass(store, dataDir, simulated);
    if (link) await simulateClass(store, library, SIMULATED_CLASS_CODE, nowMs);
    links.push(link);
  }
  return links.filter((link) => link !== undefined);
}
