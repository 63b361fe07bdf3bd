import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Names the way in which this studio makes packs: its own code, its libraries and the engine it runs on, in one hash. Whatever
 * changes there, no course counts as built; nobody has to remember to raise a number.
 */
export function recipeHash(): string {
  known ??= hashCode();
  return known;
}

/** What this process runs was read when it started: edits since then are the next one's. */
let known: string | undefined;

function hashCode(): string {
  const hash = createHash('sha256').update(process.version);
  for (const folder of ['studio', 'src/protocol']) {
    const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
    const code = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts')).sort();
    for (const name of code) hash.update(`\n${name}\n`).update(readFileSync(join(ROOT, folder, name)));
  }
  return hash.update(readFileSync(join(ROOT, 'package-lock.json'))).digest('hex');
}
