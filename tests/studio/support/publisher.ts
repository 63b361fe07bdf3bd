import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { collectFindings, type Finding } from '../../../studio/report/finding.ts';
import { writeCatalogue } from '../../../studio/store/catalogue.ts';
import { listCourses, signReleases } from '../../../studio/store/history.ts';
import { openKeys } from '../../../studio/store/keys.ts';
import { openStore, type Store } from '../../../studio/store/store.ts';
import { temporaryFolder } from './studio-folder.ts';

export const SMALL_PRESS = { number: 7, name: 'Small Press' };

/** A folder of packs and one of keys, and whoever publishes with them. */
export function publisher() {
  const folder = temporaryFolder();
  const [out, keys] = [join(folder, 'packs'), join(folder, 'keys')];
  return {
    ...{ out, keys },
    /** Changes the store, signs what is new, and says what was found. */
    publish: (change: (store: Store) => void = () => undefined): { findings: Finding[]; changedFiles: number } => {
      const { findings, report } = collectFindings();
      const store = openStore(out);
      change(store);
      const opened = openKeys(keys, [SMALL_PRESS], report);
      if (opened) {
        signReleases(store, listCourses(store), opened, report);
        writeCatalogue(store, opened, report);
      }
      if (findings.length > 0) store.abandon();
      return { findings, changedFiles: findings.length > 0 ? 0 : store.commit().changedFiles };
    },
    opened: () => {
      const opened = openKeys(keys, [SMALL_PRESS], () => undefined);
      if (!opened) throw new Error('no keys');
      return opened;
    },
    forget: (path: string) => {
      if (!existsSync(join(out, path))) throw new Error(`there is no ${path}`);
      rmSync(join(out, path));
    },
  };
}
