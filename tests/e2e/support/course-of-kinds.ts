import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_DATA, buildWithStudio } from '../../support/packs.ts';

export const KINDS_FIXTURE = join(import.meta.dirname, '../../fixtures/course-kinds');
export const KINDS_COURSE = 7 * 4096 + 4;

/** Builds the course of every kind into a store of its own below `folder`, with the keys that the built app pins. */
export function buildEveryKind(folder: string): string {
  const [source, packs, keys] = [join(folder, 'course'), join(folder, 'packs'), join(folder, 'keys')];
  // The studio writes its lock beside the source, and may write keys.
  cpSync(KINDS_FIXTURE, source, { recursive: true });
  cpSync(join(BUILT_DATA, 'keys'), keys, { recursive: true });
  buildWithStudio(source, packs, keys);
  return packs;
}
