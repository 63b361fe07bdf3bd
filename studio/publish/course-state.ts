import { type CourseState, courseStateSchema, publishPaths } from '../../src/protocol/pack/publishing.ts';
import type { AuthorClient } from './author-client.ts';
import type { LocalVersion } from './list-chunks.ts';

export const askState = (client: AuthorClient, course: number): Promise<CourseState> =>
  client.call({ method: 'GET', path: publishPaths.course(course) }, courseStateSchema);

/** The newest version that was handed in, released or not. */
export function newestOf(state: CourseState, course: number): LocalVersion | undefined {
  const newest = state.staged.at(-1) ?? state.published;
  return newest && { course, version: newest.version, root: newest.root };
}
