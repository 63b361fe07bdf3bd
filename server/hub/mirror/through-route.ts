import { stat, utimes } from 'node:fs/promises';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { AppEnv } from '../../http/app-env.ts';
import { HubFault } from '../hub-fault.ts';
import type { ChunkSource } from './chunk-source.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface ThroughDeps {
  readonly source: ChunkSource;
  readonly log: Logger;
  readonly now: () => number;
}

/**
 * A chunk that somebody asks for and that is not here is fetched while there is a line, and kept [HUB6]; the packs' own route answers then, or says
 * 404. One that is here is marked as of use, so that others are pruned before it.
 */
export function addThroughRoute(app: Hono<AppEnv>, { source, log, now }: ThroughDeps): void {
  app.get('/packs/chunks/:folder{[0-9a-f]{2}}/:hash{[0-9a-f]{64}}', async (c, next) => {
    const hash = c.req.param('hash');
    const found = await stat(source.chunks.file(hash)).catch(() => undefined);
    if (found && now() - found.mtimeMs > DAY_MS) {
      const at = new Date(now());
      await utimes(source.chunks.file(hash), at, at).catch(() => undefined);
    }
    if (!found && source.line.mayAsk()) {
      // Texts or not: only the plan knows, and this chunk is in none.
      await source.ensure(hash, { isText: false }).catch((error: unknown) => {
        if (!(error instanceof HubFault)) throw error;
        log.info({ hash, err: error }, 'a chunk cannot be fetched now');
      });
    }
    await next();
  });
}
