import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { openPackage } from '../../../studio/unpack/open-package.ts';
import { PackageError, type PackageProblem } from '../../../studio/unpack/package-files.ts';
import type { PackageLimits } from '../../../studio/unpack/package-limits.ts';
import { snapshot } from '../support/studio-folder.ts';

interface Tried {
  /** What the package held; undefined where it was refused. */
  texts?: Record<string, string>;
  problem?: PackageProblem;
  entry?: string | undefined;
  message?: string;
  /** Every file that is there when all is over, beside the package itself. */
  left: string[];
}

/** A folder with nothing in it but an empty one for temporary files, which the studio uses while the test runs. */
export function emptyMachine(): { root: string; temporary: string } {
  const root = mkdtempSync(join(tmpdir(), 'caravan-unpack-'));
  const temporary = join(root, 'temporary');
  mkdirSync(temporary);
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(root, { recursive: true, force: true });
  });
  return { root, temporary };
}

/** Opens a package, reads all of it, closes it, and tells how that went and what is left of it. */
export async function tryPackage(bytes: Uint8Array, limits: Partial<PackageLimits> = {}): Promise<Tried> {
  const { root } = emptyMachine();
  const archive = join(root, 'package');
  writeFileSync(archive, bytes);
  const left = () => Object.keys(snapshot(root)).filter((path) => path !== archive);
  try {
    const files = await openPackage(archive, { limits });
    const texts: Record<string, string> = {};
    for (const path of files.paths) texts[path] = new TextDecoder().decode(await files.read(path));
    await files.close();
    return { texts, left: left() };
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    return { problem: error.kind, entry: error.entry, message: error.message, left: left() };
  }
}
