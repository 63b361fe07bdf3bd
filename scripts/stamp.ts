import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A hash over paths, sizes and times of change: enough to tell whether a build is still current, in milliseconds. */
export function stampOf(inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const input of inputs) for (const line of linesOf(input)) hash.update(line);
  return hash.digest('hex');
}

function linesOf(path: string): string[] {
  if (!existsSync(path)) return [`${path} absent\n`];
  const stats = statSync(path);
  if (!stats.isDirectory()) return [`${path} ${stats.size} ${stats.mtimeMs}\n`];
  return readdirSync(path)
    .sort()
    .flatMap((name) => linesOf(join(path, name)));
}

/** Runs `build` unless the last one, kept in `stampFile`, was made from the same inputs. */
export async function unlessCurrent(stampFile: string, inputs: readonly string[], build: () => Promise<void>) {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampOf(inputs)) return;
  await build();
  mkdirSync(dirname(stampFile), { recursive: true });
  // After the build, because it may write its own inputs (the lock of a course).
  writeFileSync(stampFile, stampOf(inputs));
}
