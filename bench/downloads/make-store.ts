import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { collectFindings } from '../../studio/report/finding.ts';
import { writeCatalogue } from '../../studio/store/catalogue.ts';
import { listCourses, signReleases } from '../../studio/store/history.ts';
import { openKeys } from '../../studio/store/keys.ts';
import { openStore } from '../../studio/store/store.ts';
import { BUILT_DATA } from '../../tests/support/packs.ts';
import { createCatalogueWords } from '../studio/catalogue-words.ts';
import { PUBLISHER } from './publisher.ts';
import { type CoursePlan, putCourse } from './put-course.ts';

/** Packs of generated courses. */
export interface BenchStore {
  packs: string;
  rootKey: string;
}

/**
 * Writes a store into `folder`. It is signed with a copy of this computer's own keys, so that the app as it is built trusts it;
 * the publisher is new to their keyring, and the keys themselves stay as they are.
 */
export function makeStore(folder: string, plans: readonly CoursePlan[]): BenchStore {
  const [packs, keys] = [join(folder, 'packs'), join(folder, 'keys')];
  cpSync(join(BUILT_DATA, 'keys'), keys, { recursive: true });
  const { findings, report } = collectFindings();
  const words = createCatalogueWords(1);
  // One after the other is moved in, so that a large one is in memory alone.
  for (const plan of plans) {
    const store = openStore(packs);
    putCourse(store, plan, words);
    store.commit();
  }
  const store = openStore(packs);
  const opened = openKeys(keys, [PUBLISHER], report);
  if (!opened) throw new Error(JSON.stringify(findings));
  signReleases(store, listCourses(store), opened, report);
  writeCatalogue(store, opened, report);
  if (findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 3)));
  store.commit();
  return { packs, rootKey: opened.rootKey };
}
