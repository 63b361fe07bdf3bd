import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLISHER_FILE } from '../source/read-course.ts';

/**
 * Paths, relative to the course, of all files that a build may read: those below its folder, sorted, and the publisher's beside it
 * where it has none of its own. Undefined where one is neither file nor folder: a link leads anywhere.
 */
export function sourceFiles(folder: string): string[] | undefined {
  const paths = filesBelow(folder, '');
  if (!paths) return undefined;
  const beside = `../${PUBLISHER_FILE}`;
  const isBeside = !paths.includes(PUBLISHER_FILE) && existsSync(join(folder, beside));
  return [...(isBeside ? [beside] : []), ...paths.sort()];
}

function filesBelow(folder: string, below: string): string[] | undefined {
  const paths: string[] = [];
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (path === '.git') continue;
    if (entry.isFile()) paths.push(path);
    else if (!entry.isDirectory()) return undefined;
    else {
      const inside = filesBelow(folder, path);
      if (!inside) return undefined;
      paths.push(...inside);
    }
  }
  return paths;
}
