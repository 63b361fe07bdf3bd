import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { CHUNK_BYTES } from '../../../src/protocol/pack/blob-ref.ts';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import { brotliOptions } from '../../../studio/store/compress-text.ts';
import { sha256 } from '../../../studio/store/sha256.ts';
import { HubFault } from '../hub-fault.ts';
import type { Line } from '../line.ts';
import type { ChunkFiles } from './chunk-files.ts';

const compress = promisify(brotliCompress);

export interface FetchDeps {
  readonly line: Line;
  readonly chunks: ChunkFiles;
}

export interface FetchOptions {
  readonly signal: AbortSignal;
  /** Texts and manifests: they are kept compressed too, as the studio does, since that is what their price promises. */
  readonly isText: boolean;
}

/**
 * Fetches a chunk, goes on where an earlier try was cut, even before this process began, and keeps it once it has its hash [HUB3]. False where the
 * origin does not have it. @throws HubFault, or the signal's reason
 */
export async function fetchChunk(deps: FetchDeps, hash: string, { signal, isText }: FetchOptions): Promise<boolean> {
  const keepPart = async (): Promise<boolean> => {
    if (!isText) return deps.chunks.adoptPart(hash);
    const bytes = await readFile(deps.chunks.partFile(hash)).catch(() => undefined);
    if (!bytes || sha256(bytes) !== hash) return false;
    await deps.chunks.keep(hash, bytes, await packed(bytes));
    await rm(deps.chunks.partFile(hash), { force: true });
    return true;
  };
  // All of it came, and then the process was killed.
  if (await keepPart()) return true;
  for (const isLastTry of [false, true]) {
    // What was begun long ago may be the beginning of something else: then all of it is fetched once more.
    if (isLastTry) await rm(deps.chunks.partFile(hash), { force: true });
    if (!(await fetchRest(deps, hash, signal))) {
      // Anybody may ask for any name: nothing is left of it.
      await rm(deps.chunks.partFile(hash), { force: true });
      return false;
    }
    if (await keepPart()) return true;
  }
  await rm(deps.chunks.partFile(hash), { force: true });
  throw new HubFault('bad-source', `${chunkPath(hash)} of ${deps.line.origin} is not what its name says`);
}

async function packed(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const smaller = await compress(bytes, brotliOptions(bytes));
  return smaller.length < bytes.length ? smaller : undefined;
}

/** Appends what the part lacks of the chunk; false where there is no such chunk. */
async function fetchRest({ line, chunks }: FetchDeps, hash: string, signal: AbortSignal): Promise<boolean> {
  const file = chunks.partFile(hash);
  await mkdir(dirname(file), { recursive: true });
  const part = await open(file, 'a');
  try {
    let { size } = await part.stat();
    const response = await line.ask(`/packs/${chunkPath(hash)}`, {
      signal,
      headers: size > 0 ? { range: `bytes=${size}-`, 'accept-encoding': 'identity' } : {},
    });
    if (response.status === 404 || response.status === 410) return await gone(response);
    // All of it is here, or more than there is: the hash tells.
    if (response.status === 416) return !(await gone(response));
    const isRest = response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${size}-`);
    if ((response.status !== 200 && !isRest) || !response.body) {
      await response.body?.cancel();
      throw new HubFault('no-line', `${line.origin} answers ${response.status} for ${chunkPath(hash)}`);
    }
    if (!isRest && size > 0) {
      await part.truncate(0);
      size = 0;
    }
    for await (const bytes of response.body) {
      size += bytes.length;
      if (size > CHUNK_BYTES) break;
      await part.write(bytes);
    }
    return true;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof HubFault) throw error;
    throw new HubFault('no-line', `the line to ${line.origin} broke`, { cause: error });
  } finally {
    await part.close();
  }
}

async function gone(response: Response): Promise<false> {
  await response.body?.cancel();
  return false;
}
