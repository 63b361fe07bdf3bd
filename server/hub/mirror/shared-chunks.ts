import type { ChunkFiles } from './chunk-files.ts';

/** A class that fetches one course asks for the same chunks within minutes. */
const MAX_BYTES = 16_777_216;

/** Chunks in memory, each once for all who fetch it now, and read and checked once for all of them. */
export type SharedChunks = (hash: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;

/** Forgets what was not asked for longest when it holds more than it may. */
export function shareChunks(chunks: Pick<ChunkFiles, 'read'>): SharedChunks {
  const held = new Map<string, Promise<Uint8Array<ArrayBuffer> | undefined>>();
  const sizes = new Map<string, number>();
  let heldBytes = 0;

  const forget = (hash: string): void => {
    held.delete(hash);
    heldBytes -= sizes.get(hash) ?? 0;
    sizes.delete(hash);
  };

  async function read(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const bytes = await chunks.read(hash);
    if (!bytes) {
      // It may come.
      forget(hash);
      return undefined;
    }
    sizes.set(hash, bytes.length);
    heldBytes += bytes.length;
    for (const oldest of held.keys()) {
      if (heldBytes <= MAX_BYTES) break;
      if (oldest !== hash && sizes.has(oldest)) forget(oldest);
    }
    return bytes;
  }

  return (hash) => {
    const known = held.get(hash) ?? read(hash);
    held.delete(hash);
    held.set(hash, known);
    known.catch(() => forget(hash));
    return known;
  };
}
