import { join } from 'node:path';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';

/**
 * Where what authors hand in lies until it is released: beside the packs, on the same disk, and served to nobody. Names are made of
 * numbers and hashes alone.
 */
export interface PublishPlaces {
  readonly packs: string;
  readonly root: string;
  readonly publisher: (number: number) => PublisherPlaces;
}

export interface PublisherPlaces {
  readonly folder: string;
  readonly chunks: string;
  readonly chunk: (hash: string) => string;
  readonly staged: string;
  /** What is being written. */
  readonly partial: string;
}

export function placesBeside(packs: string): PublishPlaces {
  const root = `${packs}.publishing`;
  return {
    packs,
    root,
    publisher: (number) => {
      const folder = join(root, String(number));
      return {
        folder,
        chunks: join(folder, 'chunks'),
        chunk: (hash) => join(folder, chunkPath(hash)),
        staged: join(folder, 'staged'),
        partial: join(folder, 'partial'),
      };
    },
  };
}
