import type { KeyObject } from 'node:crypto';
import * as v from 'valibot';
import { publishPaths, releasedAnswerSchema } from '../../src/protocol/pack/publishing.ts';
import { readHistory } from '../store/history.ts';
import { openStore } from '../store/store.ts';
import type { AuthorClient } from './author-client.ts';
import { askState, newestOf } from './course-state.ts';
import type { LocalVersion } from './list-chunks.ts';
import type { PublishEvent } from './publish-event.ts';
import { PublishFailure } from './publish-failure.ts';
import { sendExamKey } from './send-exam-key.ts';
import { stageVersion } from './stage-version.ts';

/** What became of a course. */
export interface PublishedCourse {
  course: number;
  version: number;
  state: 'released' | 'staged' | 'unchanged';
  /** What it is released by, where it is staged. */
  id?: string;
  /** Where learners find it. */
  address: string;
}

export interface StorePublishing {
  /** A folder of packs. */
  folder: string;
  key: KeyObject;
  isStageOnly: boolean;
  signal: AbortSignal;
  progress: (event: PublishEvent) => void;
}

/** Hands in what a store has of a course and the server has not, and makes the newest version public. @throws PublishFailure */
export async function publishFromStore(
  client: AuthorClient,
  course: number,
  { folder, key, isStageOnly, signal, progress }: StorePublishing,
): Promise<PublishedCourse> {
  const state = await askState(client, course);
  const newest = newestOf(state, course);
  const local = versionsIn(folder, course);
  const last = local.at(-1);
  if (!last) throw new PublishFailure(`${folder} has no version of course ${course}`);
  const done = { course, version: last.version, address: `${client.origin}/course/${course}` };
  if (state.published?.root.hash === last.root.hash) {
    // A key that was put right is no new version.
    await sendExamKey(client, last, folder);
    if (!state.isWithdrawn) return { ...done, state: 'unchanged' };
    throw new PublishFailure(`course ${course} was withdrawn with this version: a changed one brings it back`);
  }
  const twin = newest && local.find(({ version }) => version === newest.version);
  if (twin && twin.root.hash !== newest.root.hash) {
    throw new PublishFailure(`the server has another version ${twin.version} of course ${course} than ${folder} has`);
  }
  // The newest is handed in whatever the server has: it says what is wrong with it.
  const after = local.filter((one) => newest && one.version > newest.version && one !== last);
  let id = '';
  for (const version of [...after, last]) {
    id = await stageVersion(client, version, {
      ...{ folder, key, signal },
      progress: (done, total) => progress({ step: 'upload', course, done, total }),
      onCheck: () => progress({ step: 'check', course, version: version.version }),
    });
    await sendExamKey(client, version, folder);
  }
  if (isStageOnly) return { ...done, state: 'staged', id };
  progress({ step: 'release', course, version: last.version });
  await releaseStaged(client, course, id);
  return { ...done, state: 'released' };
}

/** Makes a staged version public; resolves to its number. @throws PublishFailure */
export async function releaseStaged(client: AuthorClient, course: number, id: string): Promise<number> {
  const call = { method: 'POST' as const, path: publishPaths.releases(course), body: JSON.stringify({ id }) };
  return (await client.call(call, releasedAnswerSchema)).version;
}

/** What a store has of a course, oldest first. @throws PublishFailure where its history is broken */
export function versionsIn(folder: string, course: number): LocalVersion[] {
  const history = readHistory(openStore(folder), course, (_code, file, _line, message) => {
    throw new PublishFailure(`${folder}/${file}: ${message}`);
  });
  return (history?.versions ?? []).map(({ version, root }) => ({ course, version, root }));
}

export const isCourseNumber = (text: string): boolean => v.is(v.pipe(v.string(), v.regex(/^[1-9]\d{0,15}$/)), text);
