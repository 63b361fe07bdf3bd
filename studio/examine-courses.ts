import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildResult, buildPacks } from './build-packs.ts';
import type { Strict } from './report/strict.ts';

/** What a build of these courses would find and make; nothing is written to them, to a store or to keys. */
export async function examineCourses(
  source: string,
  { strict, signal }: { strict?: Strict | undefined; signal?: AbortSignal },
): Promise<Pick<BuildResult, 'courses' | 'findings'>> {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-examine-'));
  try {
    const place = { source, out: join(folder, 'packs'), keys: join(folder, 'keys'), dry: true };
    return await buildPacks({ ...place, strict, ...(signal && { signal }) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
