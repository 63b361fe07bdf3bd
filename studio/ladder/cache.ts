import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Finished files by what they were made of. A file is there whole or not at all. */
export interface MediaCache {
  /** The path of an entry, made by `make` where it lacks: `make` writes the file that it is given. */
  keep: (key: string, ending: string, make: (file: string) => Promise<void>) => Promise<string>;
}

export const MEDIA_CACHE = '.caravan/media-cache';

/** Opens a cache; `folder` need not exist. Several processes may use it at once. */
export function openMediaCache(folder: string): MediaCache {
  const pathOf = (key: string, ending: string): string => join(folder, key.slice(0, 2), `${key}.${ending}`);
  let made = 0;
  return {
    keep: async (key, ending, make) => {
      const path = pathOf(key, ending);
      if (await isThere(path)) return path;
      await mkdir(join(folder, key.slice(0, 2)), { recursive: true });
      // ffmpeg tells the format by the ending.
      const unfinished = join(folder, key.slice(0, 2), `unfinished-${process.pid}-${made++}.${ending}`);
      try {
        await make(unfinished);
        await rename(unfinished, path);
      } finally {
        await rm(unfinished, { force: true });
      }
      return path;
    },
  };
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** SHA-256 of a file of any size, in hex. */
export async function hashFile(file: string, { signal }: { signal: AbortSignal }): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file, { signal })) hash.update(piece);
  return hash.digest('hex');
}

/** The key of what is made of `parts`: the hash of a source, a recipe, the versions of the coders. */
export const cacheKey = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
