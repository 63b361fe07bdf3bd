import { join } from 'node:path';
import type { Logger } from 'pino';
import type { HubDescription } from '../../src/protocol/hub/hub-api.ts';
import { HubFault } from './hub-fault.ts';
import type { HubOptions } from './hub-options.ts';
import { checkKept } from './mirror/check-kept.ts';
import type { ChunkSource } from './mirror/chunk-source.ts';
import { mirrorApp } from './mirror/mirror-app.ts';
import { mirrorPacks } from './mirror/mirror-packs.ts';
import { prune } from './mirror/prune.ts';
import { describeCourses } from './mirror/whole-blobs.ts';

export interface MirrorRoundDeps {
  readonly source: ChunkSource;
  readonly log: Logger;
  readonly options: HubOptions;
  readonly rootKey: string;
  /** Called with a folder whenever the app there is another than before. */
  readonly appArrived: (dir: string) => Promise<void>;
  readonly coursesArrived: (courses: HubDescription['courses']) => void;
}

export const appsDir = (dataDir: string): string => join(dataDir, 'app');

/** What one round of mirroring does: the packs, the app, room for more, and a look at what has lain here. */
export function createMirrorRound(deps: MirrorRoundDeps): (signal: AbortSignal) => Promise<void> {
  const { source, log, options, rootKey } = deps;
  const checked = new Set<string>();
  return async (signal) => {
    const described = { languages: options.languages, whole: new Set<string>() };
    const app = await mirrorApp(source.line, appsDir(options.dataDir), signal);
    if (app === undefined)
      log.warn('the origin does not tell what its app consists of: the app of this checkout is served');
    else await deps.appArrived(app);
    const mirror = () =>
      mirrorPacks(
        {
          source,
          log,
          wish: { ...options, rootKey },
          arrived: async (read) => deps.coursesArrived(await describeCourses(source.chunks, read, described)),
        },
        signal,
      );
    const { named, lacking } = await mirror();
    // Room is made all the same: phones have had other chunks fetched meanwhile.
    const bytes = await prune(source.chunks.dir, named, options.keepBytes);
    log.info({ bytes }, 'kept');
    if (lacking > 0) throw new HubFault('bad-source', `the origin lacks ${lacking} chunks that it names`);
    const damaged = await checkKept(source.chunks, named, checked, signal);
    if (damaged === 0) return;
    log.warn({ damaged }, 'chunks were damaged on the disk: they are fetched again');
    described.whole.clear();
    await mirror();
  };
}
