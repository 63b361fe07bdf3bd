import { chunkPath } from '../../../src/protocol/pack/media-url.ts';

/** The hash of the chunk that a path below the packs names; undefined where it names something else. */
export function parseChunkPath(path: string): string | undefined {
  const hash = /^chunks\/[0-9a-f]{2}\/([0-9a-f]{64})$/.exec(path)?.[1];
  return hash !== undefined && chunkPath(hash) === path ? hash : undefined;
}
