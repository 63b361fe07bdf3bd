import { closeSync, existsSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeCatalogue } from '../../studio/store/catalogue.ts';
import { historyPath } from '../../studio/store/history.ts';
import { openKeys } from '../../studio/store/keys.ts';
import { openStore, type Store } from '../../studio/store/store.ts';
import type { Check } from '../../studio/store/verify/check.ts';

type Report = Check['report'];

/**
 * Changes the packs and signs their catalogue anew, with a key of the server's own. Nothing is written where anything is wrong.
 * The history of the course goes in first, at one stroke: a version is published from then on, and where the process is killed before the
 * catalogue is whole, the next one finds it lacking and finishes it [STORE2]. @throws with what was found
 */
export function editPacks(
  { packsDir, keysDir }: { packsDir: string; keysDir: string },
  edit: (store: Store, report: Report) => void,
): void {
  const faults: string[] = [];
  const report: Report = (_code, file, _line, message) => faults.push(`${file}: ${message}`);
  const store = openStore(packsDir);
  try {
    edit(store, report);
    const keys = openKeys(keysDir, [], report);
    if (keys) writeCatalogue(store, keys, report);
    if (faults.length > 0) throw new Error(faults.join('; '));
    store.commit();
  } finally {
    store.abandon();
  }
}

/** Has what is replaced now and then on the disk, before anybody is told that it is done. */
export function syncMutable(packsDir: string, course: number): void {
  const catalogue = join(packsDir, 'catalogue');
  const heads = existsSync(catalogue) ? readdirSync(catalogue).map((name) => join('catalogue', name)) : [];
  for (const path of [historyPath(course), 'changes.json', 'keys.json', ...heads]) {
    const file = join(packsDir, path);
    if (!existsSync(file)) continue;
    const descriptor = openSync(file, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
  }
}
