import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

interface Kept {
  readonly name: string;
  readonly bytes: number;
  readonly usedAtMs: number;
}

/**
 * Deletes chunks that nothing names any more, those first that were fetched or asked for longest ago, until no more than `keepBytes` are left
 * [HUB5]. What is `named` stays, whatever it weighs. Returns the bytes that are left.
 */
export async function prune(dir: string, named: ReadonlySet<string>, keepBytes: number): Promise<number> {
  const files = await listChunks(join(dir, 'chunks'));
  let leftBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const hashOf = (name: string): string => name.slice(-64);
  const free = files.filter(({ name }) => !named.has(hashOf(name))).sort((a, b) => a.usedAtMs - b.usedAtMs);
  for (const { name, bytes } of free) {
    if (leftBytes <= keepBytes) break;
    for (const ending of ENDINGS) await rm(`${name}${ending}`, { force: true });
    leftBytes -= bytes;
  }
  return leftBytes;
}

/** A chunk goes first, then its compressed form, and the beginning of one. */
const ENDINGS = ['', '.br', '.part', '.new'] as const;

async function listChunks(chunks: string): Promise<Kept[]> {
  const found = new Map<string, Kept>();
  for (const folder of await readdir(chunks).catch(() => [])) {
    for (const name of await readdir(join(chunks, folder)).catch(() => [])) {
      const file = join(chunks, folder, name);
      const stats = await stat(file).catch(() => undefined);
      const chunk = join(chunks, folder, name.slice(0, 64));
      if (!stats || name.length < 64) continue;
      const known = found.get(chunk);
      found.set(chunk, {
        name: chunk,
        bytes: (known?.bytes ?? 0) + stats.size,
        usedAtMs: Math.max(known?.usedAtMs ?? 0, stats.mtimeMs),
      });
    }
  }
  return [...found.values()];
}
