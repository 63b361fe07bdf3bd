import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { CourseState } from '../../src/protocol/pack/publishing.ts';
import { courseHistorySchema } from '../../src/protocol/pack/release.ts';
import { historyPath } from '../../studio/store/history.ts';
import { isWithdrawn } from '../../studio/store/releases.ts';
import type { PublishPlaces } from './places.ts';
import { listStaged } from './staged-versions.ts';

/** What the server has of a course, as its author wants to know it. @throws where its history cannot be read */
export async function courseStateOf(
  { packs, publisher }: PublishPlaces,
  number: number,
  course: number,
): Promise<Omit<CourseState, 'caravan'>> {
  const text = await readFile(join(packs, historyPath(course)), 'utf8').catch(() => undefined);
  const history = text === undefined ? undefined : v.parse(courseHistorySchema, JSON.parse(text));
  const newest = history?.versions.at(-1);
  const staged = listStaged(publisher(number)).filter((one) => one.course === course);
  return {
    ...(newest && { published: { version: newest.version, root: newest.root } }),
    isWithdrawn: history !== undefined && isWithdrawn(history),
    staged: staged.map(({ id, version, root }) => ({ id, version, root })),
  };
}
