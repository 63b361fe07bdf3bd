import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The course folders at or below a folder, in the order of their names. A course holds no other course. */
export function findCourses(folder: string): string[] {
  if (!existsSync(folder)) return [];
  if (existsSync(join(folder, 'course.yaml'))) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => findCourses(join(folder, name)));
}
