import { stat, utimes } from 'node:fs/promises';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { acceptedEncoding } from '../../http/accepted-encoding.ts';
import type { AppContext, AppEnv } from '../../http/app-env.ts';
import { sendBlob } from '../../http/send-blob.ts';
import { IMMUTABLE } from '../../packs/packs-routes.ts';
import { HubFault } from '../hub-fault.ts';
import type { ChunkSource } from './chunk-source.ts';
import { shareChunks } from './shared-chunks.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface ThroughDeps {
  readonly source: ChunkSource;
  readonly log: Logger;
  readonly now: () => number;
}

/**
 * Chunks, checked when they are read from the disk, and held once for a whole class. One that is not here, or not whole any more, is fetched
 * while there is a line, and kept [HUB6]; else it is a 404. Compressed forms are the packs' own route's matter.
 */
export function addThroughRoute(app: Hono<AppEnv>, { source, log, now }: ThroughDeps): void {
  const shared = shareChunks(source.chunks);

  async function fetchNow(hash: string): Promise<void> {
    if (!source.line.mayAsk()) return;
    // Texts or not: only the plan knows, and what is missing here is in none, or damaged.
    await source.ensure(hash, { isText: false }).catch((error: unknown) => {
      if (!(error instanceof HubFault)) throw error;
      log.info({ hash, err: error }, 'a chunk cannot be fetched now');
    });
  }

  /** What is of use is pruned last. */
  async function markUsed(hash: string, usedAtMs: number): Promise<void> {
    if (now() - usedAtMs < DAY_MS) return;
    const at = new Date(now());
    await utimes(source.chunks.file(hash), at, at).catch(() => undefined);
  }

  app.get('/packs/chunks/:folder{[0-9a-f]{2}}/:hash{[0-9a-f]{64}}', async (c, next) => {
    const { folder, hash } = c.req.param();
    if (!hash.startsWith(folder)) return c.notFound();
    const found = await stat(source.chunks.file(hash)).catch(() => undefined);
    if (found) await markUsed(hash, found.mtimeMs);
    if (found && wantsBrotli(c) && (await stat(`${source.chunks.file(hash)}.br`).catch(() => undefined))) {
      await next();
      return undefined;
    }
    let bytes = await shared(hash);
    if (!bytes) {
      await fetchNow(hash);
      bytes = await shared(hash);
    }
    return bytes ? send(c, hash, bytes) : c.notFound();
  });
}

/** A range is one of the plain bytes. */
const wantsBrotli = (c: AppContext): boolean =>
  !c.req.header('range') && acceptedEncoding(c.req.header('accept-encoding'), ['br']) === 'br';

const send = (c: AppContext, hash: string, bytes: Uint8Array<ArrayBuffer>): Response =>
  sendBlob(c, {
    size: bytes.length,
    etag: hash,
    type: 'application/octet-stream',
    cacheControl: IMMUTABLE,
    headers: { vary: 'accept-encoding' },
    read: ({ start, end }) => bytes.subarray(start, end),
  });
