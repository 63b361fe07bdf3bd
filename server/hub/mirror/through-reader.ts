import type { StoreReader } from '../../../studio/store/verify/store-reader.ts';
import { HubFault } from '../hub-fault.ts';
import { parseChunkPath } from './chunk-path.ts';
import type { ChunkSource } from './chunk-source.ts';

/** The origin's packs as the studio's checks see them. */
export interface ThroughReader extends StoreReader {
  /** The files with names of their own that were read in this round, as the origin sent them. */
  readonly named: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** The checks make a finding of whatever goes wrong; this is the first line that broke meanwhile. */
  readonly fault: () => HubFault | undefined;
}

/** Chunks come from the mirror, and into it where they are missing; all else comes from the origin, once. */
export function readThrough(source: ChunkSource, signal: AbortSignal): ThroughReader {
  const named = new Map<string, Uint8Array<ArrayBuffer>>();
  let fault: HubFault | undefined;

  async function read(path: string, limitBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    // What travels compressed is the transport's matter.
    if (path.endsWith('.br')) return undefined;
    const hash = parseChunkPath(path);
    const bytes = hash === undefined ? await readNamed(path, limitBytes) : await readChunk(hash);
    if (bytes && bytes.length > limitBytes) throw new HubFault('bad-source', `${path} is too long`);
    return bytes;
  }

  async function readChunk(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const kept = await source.chunks.read(hash);
    if (kept) return kept;
    return (await source.ensure(hash, { isText: true })) ? source.chunks.read(hash) : undefined;
  }

  async function readNamed(path: string, limitBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const known = named.get(path);
    if (known) return known;
    const response = await source.line.ask(`/packs/${path}`, { signal });
    if (response.status === 404) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new HubFault('no-line', `${source.line.origin} answers ${response.status} for ${path}`);
    }
    const bytes = await collect(response, limitBytes, path);
    named.set(path, bytes);
    return bytes;
  }

  return {
    named,
    fault: () => fault,
    list: async () => undefined,
    async read(path, limitBytes) {
      try {
        return await read(path, limitBytes);
      } catch (error) {
        if (error instanceof HubFault) fault ??= error;
        throw error;
      }
    },
  };
}

async function collect(response: Response, limitBytes: number, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of response.body ?? []) {
      length += part.length;
      if (length > limitBytes) throw new HubFault('bad-source', `${path} is too long`);
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof HubFault) throw error;
    throw new HubFault('no-line', `the line broke at ${path}`, { cause: error });
  }
  return Buffer.concat(parts, length);
}
