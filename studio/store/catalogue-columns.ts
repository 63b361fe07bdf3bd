import type { Json } from '../../src/protocol/pack/canonical-json.ts';
import type { CatalogueCourse } from '../../src/protocol/pack/catalogue.ts';

/** Courses by columns, as they travel (`rowsSchema` reads them). A column that no course has is left out. */
export function toColumns(courses: readonly CatalogueCourse[]): Record<string, Json[]> {
  const rows: { [name: string]: Json | undefined }[] = courses.map((course) => ({ ...course }));
  const names = new Set([
    'course',
    ...rows.flatMap((row) => Object.keys(row).filter((name) => row[name] !== undefined)),
  ]);
  return Object.fromEntries([...names].map((name) => [name, rows.map((row) => row[name] ?? null)]));
}
