import { type FetchDeps, fetchChunk } from './fetch-chunk.ts';

/** Chunks from the mirror, or else from the origin, which are kept then. */
export interface ChunkSource extends FetchDeps {
  /** The chunk is here, now or since before; false where nobody has it. @throws HubFault, or the hub's end */
  readonly ensure: (hash: string, options: { readonly isText: boolean }) => Promise<boolean>;
}

/** `signal` is the hub's end. */
export function openChunkSource(deps: FetchDeps, signal: AbortSignal): ChunkSource {
  // A phone may ask for what is being mirrored: one fetch at a time writes a part.
  const underWay = new Map<string, Promise<boolean>>();
  return {
    ...deps,
    async ensure(hash, { isText }) {
      const running = underWay.get(hash);
      if (running) return running;
      if (await deps.chunks.has(hash)) return true;
      const begun = underWay.get(hash) ?? fetchChunk(deps, hash, { signal, isText });
      underWay.set(hash, begun);
      try {
        return await begun;
      } finally {
        underWay.delete(hash);
      }
    },
  };
}
