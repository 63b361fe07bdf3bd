import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishPlaces } from './places.ts';
import { dropStaged, listStaged } from './staged-versions.ts';

const DAY_MS = 86_400_000;
/** An upload that goes on now and then is finished in this time; else it begins anew. */
export const UPLOAD_LIFE_MS = 7 * DAY_MS;
/** A reviewer takes her time. */
export const STAGED_LIFE_MS = 60 * DAY_MS;
const PARTIAL_LIFE_MS = DAY_MS / 24;

/** Throws away what was uploaded and never staged, and what was staged and never released, after a time. */
export async function sweepUploads({ root, publisher }: PublishPlaces, nowMs: number): Promise<void> {
  for (const name of await namesIn(root)) {
    if (!/^\d+$/.test(name)) continue;
    const own = publisher(Number(name));
    const kept = new Set<string>();
    for (const staged of listStaged(own)) {
      if (nowMs - staged.stagedMs > STAGED_LIFE_MS) dropStaged(own, staged);
      else for (const hash of staged.chunks) kept.add(hash);
    }
    for (const folder of await namesIn(own.chunks)) {
      for (const chunk of await namesIn(join(own.chunks, folder))) {
        if (kept.has(chunk.replace(/\.br$/, ''))) continue;
        await removeOlder(join(own.chunks, folder, chunk), nowMs - UPLOAD_LIFE_MS);
      }
    }
    for (const partial of await namesIn(own.partial)) {
      await removeOlder(join(own.partial, partial), nowMs - PARTIAL_LIFE_MS);
    }
  }
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

async function removeOlder(file: string, beforeMs: number): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found && found.mtimeMs < beforeMs) await rm(file, { force: true });
}
